// Places, peoples and regions that stand in a report with a capital and name no person. Countries and languages come from Intl.

export const PLACES = `
  Brussel Bruxelles Brussels Brüssel Antwerpen Anvers Antwerp Gent Gand Ghent Luik Liège Lüttich Namur Namen Leuven Louvain Charleroi Mons Brugge Bruges Hasselt Mechelen Malines Kortrijk Courtrai
  Oostende Ostende Aalst Genk Eupen Arlon Aarlen Tournai Doornik Wavre Waver Nivelles Verviers Turnhout Roeselare Sint-Niklaas Waterloo Vilvoorde Zaventem Molenbeek Schaarbeek Schaerbeek Anderlecht
  Elsene Ixelles Ukkel Uccle Amsterdam Rotterdam Utrecht Haag Hague Eindhoven Groningen Tilburg Almere Breda Nijmegen Arnhem Maastricht Haarlem Zwolle Leiden Delft Hilversum Leeuwarden Enschede
  Apeldoorn Amersfoort Zeeland Limburg Brabant Friesland Drenthe Overijssel Gelderland Flevoland Holland Paris Parijs Lyon Marseille Toulouse Nice Nantes Strasbourg Straatsburg Straßburg Montpellier
  Bordeaux Lille Rijsel Rennes Reims Toulon Grenoble Dijon Angers Nîmes Nancy Metz Rouen Caen Tours Orléans Brest Limoges Amiens Perpignan Besançon Calais Mulhouse Versailles Nanterre Bretagne
  Normandie Alsace Lorraine Provence Aquitaine Occitanie Auvergne Corse Savoie Bourgogne Picardie Ardennes Île-de-France Berlin Hamburg München Munich Köln Cologne Keulen Frankfurt Stuttgart
  Düsseldorf Dortmund Essen Leipzig Bremen Dresden Hannover Hanover Nürnberg Nuremberg Duisburg Bochum Wuppertal Bielefeld Bonn Münster Karlsruhe Mannheim Augsburg Wiesbaden Mönchengladbach
  Gelsenkirchen Aachen Aken Braunschweig Kiel Chemnitz Halle Magdeburg Freiburg Krefeld Mainz Lübeck Erfurt Oberhausen Rostock Kassel Hagen Potsdam Saarbrücken Saarland Regensburg Heidelberg
  Darmstadt Würzburg Göttingen Ulm Heilbronn Ingolstadt Trier Jena Weimar Bayern Bavaria Sachsen Thüringen Hessen Brandenburg Niedersachsen Nordrhein-Westfalen NRW Rheinland-Pfalz Rheinland
  Schleswig-Holstein Mecklenburg-Vorpommern Sachsen-Anhalt Baden-Württemberg Baden Württemberg Westfalen Franken Wien Vienna Wenen Vienne Graz Linz Salzburg Innsbruck Klagenfurt Tirol Steiermark
  Kärnten Vorarlberg Burgenland Zürich Zurich Genf Genève Geneva Bern Basel Lausanne Luxembourg Luxemburg Dublin Cork Galway Limerick Waterford London Londres Londen Manchester Birmingham Liverpool
  Leeds Glasgow Edinburgh Cardiff Belfast Bristol Sheffield Oxford Cambridge England Scotland Wales Ulster Rome Roma Rom Milano Milan Mailand Milaan Torino Turin Turijn Napoli Naples Napels Palermo
  Genova Bologna Firenze Florence Bari Catania Venezia Venice Verona Padova Trieste Sicilia Sicily Sardegna Lombardia Toscana Madrid Barcelona Barcelone Valencia Sevilla Seville Zaragoza Málaga
  Bilbao Murcia Palma Catalunya Cataluña Catalonia Andalucía Galicia Lisboa Lisbon Lissabon Lisbonne Porto Braga Coimbra Faro Açores Madeira Athens Athene Athènes Athen Athina Thessaloniki
  Patras Heraklion Crete Nicosia Limassol Larnaca Valletta Sliema Warszawa Warsaw Warschau Varsovie Kraków Krakow Krakau Łódź Wrocław Breslau Poznań Gdańsk Danzig Szczecin Lublin Katowice Praha Prague
  Praag Prag Brno Ostrava Plzeň Bratislava Košice Budapest Boedapest Debrecen Szeged Pécs Ljubljana Maribor Zagreb Split Rijeka Osijek Beograd Belgrade Belgrado Sarajevo Skopje Tirana Pristina
  Podgorica Sofia Plovdiv Varna București Bucharest Boekarest Bukarest Bucarest Cluj Timișoara Iași Constanța Chișinău Kyiv Kiev Kiew Lviv Odesa Odessa Kharkiv Moscow Moskou Moskau Moscou Minsk
  Vilnius Kaunas Klaipėda Riga Tallinn Tartu Helsinki Espoo Tampere Turku Oulu Stockholm Göteborg Gothenburg Malmö Uppsala Copenhagen Kopenhagen Kopenhagen København Copenhague Aarhus Odense Aalborg
  Oslo Bergen Reykjavik Istanbul Ankara Izmir Rabat Casablanca Tanger Algiers Alger Tunis Cairo Caïro Kairo Beirut Damascus Aleppo Bagdad Baghdad Tehran Teheran Kabul Islamabad Karachi Lahore
  Delhi Mumbai Bangalore Beijing Peking Shanghai Shenzhen Tokyo Seoul Hanoi Bangkok Manila Jakarta Singapore Sydney Kinshasa Lagos Accra Dakar Abidjan Nairobi Rwanda Kigali Washington California
  Californië Californie Kalifornien Texas Delaware Virginia Silicon Valley Chicago Boston Seattle Toronto Montreal Québec Quebec Mexico Kremlin Gaza
  Europa Europe Eurozone Benelux Schengen Scandinavië Scandinavie Scandinavia Skandinavien Balkan Balkans Azië Asie Asia Asien Afrika Afrique Africa Amerika Amérique America Australië Oceanië Océanie
  Atlantic Mediterranean Vlaanderen Wallonië Flandre Flandres Wallonie Flanders Wallonia Flandern Wallonien Oostkantons Ostbelgien Kempen Maas Schelde Meuse Escaut Rhein Rijn Rhin Rhine Elbe Donau Danube
  Seine Loire Rhône Alpen Alpes Alps Ardennen Noord Zuid Oost West Oost-Vlaanderen West-Vlaanderen Vlaams-Brabant Waals-Brabant Hainaut Henegouwen Noord-Brabant Noord-Holland Zuid-Holland
  Groot-Brittannië Grande-Bretagne Großbritannien Britain Noord-Ierland Verenigd Koninkrijk Royaume-Uni Kingdom Verenigde Staten États-Unis USA UK VK VS USA UAE
  Waddinxveen Zoetermeer Dordrecht Heerlen Sittard Roermond Venlo Helmond Deventer Gouda Alkmaar Hoorn Assen Emmen Lommel Mol Geel Herentals Lier Boom Dendermonde Lokeren Ninove Zottegem Oudenaarde
  Waregem Ieper Ypres Veurne Knokke Blankenberge Tienen Diest Aarschot Tongeren Bilzen Maaseik Halle Asse Ath Soignies Dinant Huy Hoei Seraing Bastogne Malmedy Spa
  Offenbach Fulda Gießen Marburg Koblenz Kaiserslautern Ludwigshafen Konstanz Reutlingen Tübingen Pforzheim Bamberg Bayreuth Passau Rosenheim Kempten Cottbus Görlitz Zwickau Schwerin Flensburg Oldenburg
  Osnabrück Hildesheim Wolfsburg Paderborn Siegen Leverkusen Solingen Neuss Bottrop Hamm Recklinghausen Bautzen Gera Villach Wels Bregenz Dornbirn Steyr Eisenstadt
  Sligo Kilkenny Kerry Tralee Killarney Ennis Clare Mayo Castlebar Roscommon Athlone Mullingar Tullamore Offaly Laois Carlow Wexford Wicklow Bray Meath Navan Drogheda Dundalk Louth Cavan Monaghan Letterkenny
  Donegal Derry Londonderry Antrim Armagh Tyrone Fermanagh Enniskillen Newry Lisburn Leitrim Longford Tipperary Clonmel Thurles Portlaoise Kildare Naas Maynooth Swords Tallaght Leinster Munster Connacht
  Nottingham Leicester Coventry Bradford Newcastle Sunderland Durham York Hull Plymouth Exeter Southampton Portsmouth Brighton Norwich Swansea Newport Aberdeen Dundee Inverness Stirling Preston Blackpool
  Guernsey Man Gibraltar Kent Surrey Sussex Essex Devon Cornwall Dorset Somerset Norfolk Suffolk Yorkshire Lancashire Cheshire Hampshire Cumbria Northumberland Wiltshire Oxfordshire
  Suhl Eisenach Gotha Nordhausen Dessau Stendal Halberstadt Wittenberg Freiberg Plauen Riesa Meißen Pirna Hoyerswerda Neubrandenburg Greifswald Stralsund Wismar Emden Wilhelmshaven Delmenhorst Celle
  Lüneburg Hameln Salzgitter Minden Gütersloh Herford Detmold Lippstadt Arnsberg Iserlohn Lüdenscheid Remscheid Moers Wesel Kleve Düren Troisdorf Neuwied Worms Speyer Landau Pirmasens Hanau Wetzlar
  Bad-Kreuznach Aschaffenburg Schweinfurt Coburg Hof Ansbach Fürth Erlangen Straubing Landshut Freising Dachau Memmingen Kaufbeuren Lindau Ravensburg Friedrichshafen Villingen Offenburg Lörrach Sindelfingen
  Spijkenisse Purmerend Hoofddorp Vlaardingen Schiedam Zaandam Velsen Katwijk Veenendaal Ede Tiel Oss Weert Kerkrade Bergen-op-Zoom Vlissingen Middelburg Goes Terneuzen Hengelo Almelo Kampen Meppel Hoogeveen
  Sneek Heerenveen Drachten Delfzijl Wateringen Barendrecht Woerden Houten Nieuwegein Soest Zeist Harderwijk Barneveld Wageningen Doetinchem Winterswijk Zutphen
  Deinze Eeklo Geraardsbergen Wetteren Ronse Menen Wervik Poperinge Torhout Tielt Izegem Harelbeke Mortsel Boechout Brasschaat Schoten Kapellen Hoboken Wijnegem Bree Peer Overpelt Beringen Heusden-Zolder
  Dilsen Lanaken Landen Zoutleeuw Scherpenheuvel Tervuren Overijse Dilbeek Ninove Mouscron Comines Lessines Enghien Binche Thuin Chimay Ciney Marche Neufchâteau Virton Gembloux Andenne Sambreville Hannut
  Waremme Visé Herstal Ans Limbourg Spa Stavelot
  Saint-Étienne Villeurbanne Aubervilliers Drancy Argenteuil Montreuil Boulogne Nevers Bourges Châteauroux Chartres Évreux Alençon Laval Niort Agen Tarbes Albi Rodez Cahors Mende Valenciennes Douai Lens Arras
  Cambrai Béthune Soissons Laon Charleville Épinal Belfort Vesoul Mâcon Vichy Roanne Gap Digne Fréjus Draguignan Grasse Sète Narbonne Carcassonne Montauban Périgueux Angoulême Saintes Rochefort Cognac
  Poitiers Avignon Pau Bayonne Dunkerque Duinkerke Le-Havre Cherbourg Lorient Quimper Vannes Valence Annecy Chambéry Troyes Colmar Béziers Cannes Antibes Ajaccio Bastia Évry Créteil Bobigny Roubaix Tourcoing
`;

/** Peoples, and adjectives of places and faiths, in all forms. */
export const PEOPLES = `
  Belg Belgen Belgisch Belgische Nederlander Nederlanders Nederlands Nederlandse Nederlandstalig Nederlandstalige Fransman Fransen Frans Franse Franstalig Franstalige Duitser Duitsers Duits Duitse
  Duitstalig Duitstalige Engelsman Engels Engelse Engelstalig Engelstalige Brits Britse Britten Ier Ieren Iers Ierse Luxemburger Luxemburgers Luxemburgs Luxemburgse Italiaan Italianen Italiaans
  Italiaanse Spanjaard Spanjaarden Spaans Spaanse Portugees Portugezen Portugese Grieks Griekse Grieken Pool Polen Pools Poolse Roemeen Roemenen Roemeens Roemeense Bulgaar Bulgaren Bulgaars Bulgaarse
  Hongaar Hongaren Hongaars Hongaarse Tsjechisch Tsjechische Tsjechen Slowaaks Slowaakse Sloveens Sloveense Kroatisch Kroatische Kroaten Servisch Servische Oostenrijks Oostenrijkse Zwitsers Zwitserse
  Zweeds Zweedse Zweden Deens Deense Denen Fins Finse Finnen Noors Noorse Noren Ests Estse Lets Letse Litouws Litouwse Maltees Maltese Cypriotisch Turks Turkse Turken Marokkaans Marokkaanse Marokkanen
  Algerijns Algerijnse Tunesisch Syrisch Syrische Syriërs Afghaans Afghaanse Russisch Russische Russen Oekraïens Oekraïense Oekraïners Arabisch Arabische Arabieren Koerdisch Koerdische Chinees Chinese
  Chinezen Amerikaan Amerikanen Amerikaans Amerikaanse Afrikaans Afrikaanse Indiaas Israëlisch Palestijns Palestijnse Palestijnen Joods Joodse Joden Moslim Moslims Islam Vlaming Vlamingen Vlaams
  Vlaamse Waal Walen Waals Waalse Brussels Brusselse Brusselaars Antwerpse Gentse Europeaan Europeanen Europees Europese Roma Sinti Benelux Amsterdamse Rotterdamse Haagse Leuvense
  Belge Belges Français Française Françaises Néerlandais Néerlandaise Néerlandaises Allemand Allemands Allemande Allemandes Anglais Anglaise Anglaises Britannique Britanniques Irlandais Irlandaise
  Luxembourgeois Luxembourgeoise Italien Italiens Italienne Espagnol Espagnols Espagnole Portugais Portugaise Grec Grecs Grecque Polonais Polonaise Roumain Roumains Roumaine Bulgare Hongrois Hongroise
  Tchèque Slovaque Slovène Croate Serbe Autrichien Autrichienne Suisse Suisses Suédois Suédoise Danois Danoise Finlandais Norvégien Turc Turcs Turque Marocain Marocains Marocaine Algérien Algériens
  Algérienne Tunisien Tunisienne Syrien Syriens Afghan Afghans Russe Russes Ukrainien Ukrainiens Ukrainienne Arabe Arabes Kurde Kurdes Chinois Chinoise Américain Américains Américaine Africain Africains
  Africaine Israélien Palestinien Palestiniens Juif Juifs Juive Musulman Musulmans Musulmane Flamand Flamands Flamande Wallon Wallons Wallonne Bruxellois Bruxelloise Européen Européens Européenne
  Européennes Parisien Parisiens Parisienne Francophone Francophones Rom Roms
  Belgier Belgiern Belgische Niederländer Niederländische Franzose Franzosen Französische Deutsche Deutschen Deutscher Deutsches Deutsch Engländer Englische Brite Briten Ire Iren Luxemburger Italiener
  Italienische Spanier Spanische Portugiesen Griechen Griechische Pole Polen Polnische Rumänen Rumänische Bulgaren Ungarn Ungarische Tschechen Tschechische Slowaken Kroaten Serben Österreicher
  Österreichische Österreichischen Österreichischer Schweizer Schweden Dänen Finnen Norweger Türke Türken Türkische Marokkaner Syrer Afghanen Russe Russen Russische Ukrainer Ukrainische Araber Arabische
  Kurden Chinesen Chinesische Amerikaner Amerikanische Afrikaner Israelis Palästinenser Jude Juden Jüdische Muslim Muslime Muslimin Europäer Europäische Europäischen Europäischer Europäisches Berliner
  Wiener Hamburger Münchner Kölner Frankfurter Bremer Leipziger Dresdner Stuttgarter Brüsseler Pariser Londoner Flame Flamen Flämische Wallonen Wallonische Bayerische Bayerischen Sächsische Hessische
  Belgian Belgians Dutch French German Germans English British Briton Britons Irish Luxembourgish Italian Italians Spanish Spaniards Portuguese Greek Greeks Polish Poles Romanian Romanians Bulgarian
  Bulgarians Hungarian Hungarians Czech Czechs Slovak Slovaks Slovene Slovenian Croatian Croatians Serbian Serbs Austrian Austrians Swiss Swedish Swedes Danish Danes Finnish Finns Norwegian Norwegians
  Estonian Latvian Lithuanian Maltese Cypriot Cypriots Turkish Turks Moroccan Moroccans Algerian Tunisian Syrian Syrians Afghan Afghans Russian Russians Ukrainian Ukrainians Arab Arabs Arabic Kurdish Kurds
  Chinese American Americans African Africans Indian Indians Israeli Israelis Palestinian Palestinians Jew Jews Jewish Muslim Muslims Islamic Christian Christians Catholic Catholics Protestant Hindu
  Flemish Flemings Walloon Walloons European Europeans Scandinavian Nordic Baltic Balkan Asian Asians Latin Roma Japanese Korean Vietnamese Nigerian Congolese Pakistani Iranian Iraqi Brexit Dubliner
  Vietnamees Vietnamese Congolees Congolese Nigeriaans Iraaks Iraakse Iraans Iraanse Vietnamien Congolais Irakien Iranien Iraker Iraner Nazi Nazis
`;
