// Frequent family names of the Member States and of those who came to live there, written for this project; and how such names end.

/** By where they are common. Particles (`van den`, `de la`) are not part of an entry: see `PARTICLES`. */
export const SURNAMES: Readonly<Record<string, string>> = {
  dutch: `Peeters Janssens Maes Jacobs Mertens Willems Claes Goossens Wouters Janssen Jansen Jansens Pauwels Hermans Michiels Aerts Martens Hendrickx Smets Claeys Desmet
    Lemmens Baert Cools Vermeulen Stevens Segers Bogaert Bogaerts Verhoeven Verstraete Verhaegen Verhaeghe Vermeersch Vandenberghe Vandenbroucke Vandamme Vandevelde
    Vanhove Vanhecke Vandeputte Verbeke Verbruggen Verlinden Declercq Declerck Deprez Dewulf Depuydt Thijs Thys Wuyts Nys Nijs Gielen Geerts Coppens Cuypers Kuypers
    Lambrechts Lauwers Leemans Bosmans Beckers Christiaens Daems Devos Devriendt Devriese Geens Goethals Govaerts Helsen Heylen Huybrechts Lenaerts Moens Mertens
    Nuyts Op Pieters Raes Roels Rombouts Schepers Seghers Simons Smeets Swinnen Timmermans Torfs Vercammen Vercauteren Verdonck Vereecken Verhulst Verheyen Vermeiren Verstraeten
    Vervoort Wauters Ceulemans Ceuppens Bruyninckx Hendriks Dijkstra Bakker Visser Smit Meijer Meyer Mulder Bos Vos Peters Dekker Brouwer Dijk Kok Kuipers
    Veenstra Hoekstra Postma Bosma Wiersma Hofstra Kramer Scholten Prins Huisman Peeters Kuijpers Koster Willemsen Schouten Hoogendoorn Jonker Koopman Molenaar
    Sanders Vink Verschuren Verhagen Wolters Driessen Gerritsen Hendriksen Kooiman Maas Martens Mol Evers Bosch Berghe Broeck Velde Vries Boer Smedt Wever Croo Smet
    Backer Cock Clerck Coninck Keersmaecker Meester Meyer Ridder Ruyter Schepper Schutter Vlieger Wachter Winter Wit Witte Graaf Groot Jong Jonge Haan Lange Leeuw
    Rooij Ruiter Heuvel Linden Meer Wal Steen Bergh Bossche Bulcke Driessche Eynde Kerckhove Meulen Poel Straeten Veken Walle Wiele Zande Bael Damme Dyck Gestel Hecke
    Hoof Hoorebeke Impe Looy Nuffel Parys Rompaey Rompuy Steenkiste Thielen Hulle Laere Lancker Mol Rutte Wilders`,
  french: `Martin Bernard Dubois Durand Moreau Laurent Simon Michel Lefebvre Lefèvre Leroy Roux Bertrand Morel Fournier Girard Bonnet Dupont Dupond Lambert Fontaine
    Rousseau Muller Faure Mercier Blanc Guérin Boyer Garnier Chevalier Legrand Gauthier Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson
    Marchand Duval Denis Dumont Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt
    Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Benoît Rey Leclerc Payet Rolland Leclercq Guillaume
    Lecomte Lopez Dupuy Guillot Hubert Berger Carpentier Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet Paris Poirier Marty Aubry Guyot
    Carré Charpentier Renault Ménard Maillard Baron Bertin Bailly Hervé Schneider Fernandez Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain
    Breton Besson Langlois Rémy Pelletier Lévêque Perrier Leblanc Barre Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier Michaud Rodriguez Guichard Gillet
    Grondin Poulain Tessier Chevallier Collin Chauvin Bouchet Gay Lemaître Benard Marechal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier Pichon Lejeune Gilbert
    Lamy Delaunay Pasquier Carlier Laporte Dupuis Delattre Delmas Lebon Lombard Tanguy Vandamme Wattiez Delvaux Lejeune Dubuisson Devos Delhaye Dechamps Collard Collignon
    Dethier Dewez Goffin Hanquet Henrotte Jadot Lecocq Leclère Lurkin Marlier Massart Pirard Pirotte Piette Remacle Servais Simonis Stassen Thiry Toussaint Urbain
    Wathelet Wilmet Beauvois Bodart Bodson Boulet Evrard Gilson Gillard Hardy Laloux Lhoest Mathot Quoilin Renson Evrard Macron Mélenchon Sarkozy Hollande`,
  german: `Müller Schmidt Schneider Fischer Weber Meyer Meier Maier Mayer Wagner Becker Schulz Schulze Hoffmann Hofmann Schäfer Koch Bauer Richter Klein Wolf Schröder
    Schroeder Neumann Schwarz Zimmermann Braun Krüger Hartmann Lange Schmitt Schmitz Werner Krause Lehmann Schmid Köhler Maier Herrmann König Walter Mayer Huber Kaiser
    Fuchs Peters Lang Scholz Möller Weiß Weiss Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht
    Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich
    Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Ernst Beyer Bayer Lindner Hübner Ebert Götz Kramer Peter Hansen
    Wenzel Barth Seifert Haase Nowak Grimm Ritter Paul Franz Langer Schilling Riedel Hermann Kirchner Nagel Löffler Hentschel Behrens Sander Reuter Jansen Kessler
    Bock Bachmann Thiel Kunz Engelhardt Eckert Schramm Gebhardt Steiner Moser Gruber Hofer Leitner Egger Eder Pichler Reiter Schwarz Wimmer Aigner Brunner Auer Binder
    Lechner Wallner Haider Fuchs Fink Holzer Strasser Mayr Mayrhofer Steinbauer Baier Böttcher Brinkmann Bruns Burkhardt Conrad Döring Dreyer Ehlers Fiedler Förster
    Freitag Fritsch Fuhrmann Geiger Gerlach Göbel Hauser Heinemann Heller Herzog Heß Hesse Hinz Hirsch Jahn Jacobs Kaufmann Kern Kolb Konrad Kurz Lutz Marx Menzel
    Merkel Scholz Michel Naumann Noack Opitz Pape Paulsen Petersen Philipp Rademacher Reimann Reinhardt Rose Rothe Rudolph Sachs Schade Schiller Schlüter Schreiner
    Schütz Schütte Schwab Schwarze Seitz Siebert Stahl Stephan Stoll Strauß Thiele Ulrich Urban Vetter Voß Wegner Wendt Westphal Wilhelm Wirth Witt Wittmann Wulf Ziemer Zander`,
  english: `Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Clark Harris
    Lewis Cooper King Baker Turner Moore Parker Morris Hill Allen Young Watson Harrison Morgan Phillips Bell Campbell Mitchell Kelly Cook Carter Richardson Bailey
    Collins Cox Marshall Shaw Miller Davis Murphy Price Bennett Griffiths Griffin Simpson Stewart Stevenson Ellis Foster Murray Webb Hughes Edwards Rogers Reynolds
    Barnes Butler Powell Perry Hunt Mills Palmer Fisher Barker Gibson Holmes Knight Lloyd Mason Matthews Chapman Rose Ford Graham Hamilton Harvey Jenkins Fox Fletcher
    Elliott Dixon Dawson Day Cole Brooks Black Ball Austin Armstrong Andrews Anderson Adams Atkinson Bates Bishop Booth Bradley Burns Burton Byrne Carr Chambers Cunningham
    Douglas Doyle Duncan Ferguson Fleming Francis Fraser Freeman Gardner George Gilbert Gill Gordon Grant Gray Gregory Hart Hawkins Henderson Henry Hudson Hunter Jordan
    Kennedy Lane Lawrence Lawson Lee Little Long Lowe Macdonald Mackenzie Martin Maxwell McCarthy Nelson Newman Newton Nicholson Oliver Owen Page Parsons Patterson Payne
    Pearce Pearson Perkins Peters Porter Potter Reid Rice Robertson Rowe Russell Ryan Saunders Scott Sharp Short Spencer Stephens Stone Sullivan Sutton Thomas Thomson Tucker
    Walsh Ward Warren Webster Wells West Wheeler Wilkinson Willis Woods Trump Biden Obama Clinton Johnson Starmer Sunak Ashworth Whitmore Hargreaves Kirkpatrick Ramsbottom
    Brien Connor Neill Reilly Sullivan Donnell Donovan Keeffe Leary Mahony Rourke Shea Toole Hara Dwyer Flynn Gallagher Doherty Quinn Nolan Kavanagh Duffy Healy
    Brennan Burke Foley Hogan Keane Maguire Malone Moran Regan Sheehan Sweeney Tierney Whelan Boyle Buckley Casey Cullen Dempsey Fitzgerald Fitzpatrick Hickey
    Súilleabháin Briain Murchú Ceallaigh Conchúir Dhomhnaill Gallchobhair Shúilleabháin Bhriain Mhurchú Néill`,
  italian: `Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Costa Giordano Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro
    Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola Marchetti Parisi Villa Conte Ferraro Ferri Fabbri Bianco
    Marini Grasso Valentini Messina Sala Gatti Pellegrini Palumbo Sanna Farina Rizzi Monti Cattaneo Morelli Amato Silvestri Mazza Testa Grassi Pellegrino Carbone Giuliani
    Benedetti Barone Rossetti Caputo Montanari Guerra Palmieri Bernardi Martino Fiore Ferretti Bellini Basile Riva Donati Piras Vitali Battaglia Sartori Neri Costantini
    Milani Pagano Ruggiero Sorrentino Orlando Negri Mantovani Luca Angelo Angelis Stefano Simone Meloni Salvini Berlusconi Draghi`,
  iberian: `García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Hernández Ruiz Díaz Moreno Muñoz Álvarez Romero Gutiérrez Alonso Navarro
    Torres Domínguez Ramos Vázquez Ramírez Gil Serrano Morales Molina Suárez Blanco Castro Delgado Ortega Ortiz Marín Rubio Núñez Medina Castillo Sanz Cortés Iglesias Garrido Santos
    Guerrero Lozano Cano Cruz Méndez Flores Prieto Herrera Peña León Márquez Cabrera Gallego Calvo Vidal Campos Reyes Vega Fuentes Carrasco Díez Aguilar Caballero Nieto Santana Vargas
    Pascual Giménez Herrero Montero Lorenzo Hidalgo Ibáñez Santiago Durán Benítez Arias Mora Ferrer Vicente Rojas Soto Crespo Pastor Parra Sáez Velasco Moya Soler Roca Esteban Bravo
    Puig Serra Etxeberria Aguirre Goikoetxea Mendoza Quispe Mamani Salazar Guzmán Contreras Fuente
    Silva Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes
    Soares Vieira Monteiro Cardoso Rocha Neves Coelho Cruz Cunha Pires Ramos Reis Simões Antunes Matos Fonseca Machado Araújo Barbosa Tavares Lourenço Figueiredo Azevedo Freitas Barros
    Henriques Magalhães Macedo Guerreiro Branco Faria Esteves Miranda Nogueira Melo Andrade Pinheiro Baptista Batista Campos Guimarães Amaral Domingues Morais Souza Nascimento Lima`,
  eastern: `Nowak Kowalski Kowalska Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Wojciechowski Kwiatkowski
    Krawczyk Kaczmarek Piotrowski Grabowski Zając Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień Malinowski Jaworski Adamczyk Dudek Nowicki
    Pawlak Górski Witkowski Walczak Sikora Baran Rutkowski Michalak Szewczyk Ostrowski Tomaszewski Pietrzak Duda Zalewski Wróblewski Tusk Kaczyński
    Popa Popescu Ionescu Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Constantin Marin Florea Stanciu Dobre Dinu Niță Manea Mocanu Sandu Toma Tudor Ungureanu Ene
    Moldovan Mihai Cojocaru Neagu Lupu Nistor Barbu Nica Dragomir Oprea Cristea Lungu Murariu Crișan Bratu Mureșan Câmpeanu Bălan Sârbu
    Ivanov Ivanova Georgiev Dimitrov Petrov Petrova Nikolov Hristov Stoyanov Todorov Ilieva Iliev Angelov Vasilev Atanasov Kolev Marinov Stefanov Popov Popova Yordanov
    Horvat Horvath Kovačević Kovacevic Babić Marić Jurić Novak Kovačić Knežević Vuković Marković Petrović Matić Tomić Pavlović Kovač Božić Blažević Grgić Pavić Radić Perić Filipović Šarić Lovrić
    Krajnc Zupančič Potočnik Mlakar Vidmar Kos Golob Turk Božič Kralj Bizjak Zupan Hribar Kotnik Kavčič Rozman Kastelic Oblak Žagar Petek Hočevar Kolar Korošec Košir Koren
    Jovanović Nikolić Đorđević Stojanović Ilić Stanković Milošević Hoxha Shehu Krasniqi Gashi Berisha Morina Bytyqi Dervishi Prifti Leka
    Nováková Novotný Novotná Svoboda Svobodová Dvořák Dvořáková Černý Černá Procházka Procházková Kučera Kučerová Veselý Veselá Horák Horáková Němec Němcová Pokorný Marek Pospíšil Hájek
    Jelínek Král Růžička Beneš Fiala Sedláček Doležal Zeman Kolář Navrátil Čermák Urban Vaněk Blažek Kříž Kratochvíl Kovář Bartoš Vlček Musil Šimek Konečný Malý Holub Staněk Štěpánek
    Kováč Tóth Nagy Varga Molnár Balog Szabó Horváth Kiss Kovács Németh Farkas Balogh Papp Takács Juhász Lakatos Mészáros Oláh Rácz Simon Fekete Szilágyi Török Fehér Balázs Gál Szűcs
    Kocsis Pintér Fodor Orsós Szalai Sipos Magyar Lukács Gulyás Bíró Király László Katona Jakab Bogdán Orbán Hegedűs Hudák Baláž Lukáč Polák Sloboda Šimko Hudec Majer Oravec
    Shevchenko Kovalenko Bondarenko Tkachenko Kravchenko Boyko Koval Melnyk Melnik Kovalchuk Polishchuk Lysenko Savchenko Rudenko Marchenko Moroz Petrenko Klymenko Pavlenko Zelensky Zelenskyy
    Smirnov Smirnova Kuznetsov Kuznetsova Sokolov Lebedev Kozlov Novikov Morozov Volkov Solovyov Vasiliev Zaitsev Pavlov Semyonov Golubev Vinogradov Bogdanov Vorobyov Fedorov Putin Navalny
    Kazlauskas Petrauskas Jankauskas Stankevičius Vasiliauskas Žukauskas Butkus Paulauskas Urbonas Kavaliauskas Bērziņš Kalniņš Ozoliņš Jansons Liepiņš Krūmiņš Balodis Eglītis Petersons
    Tamm Saar Sepp Mägi Kask Kukk Rebane Ilves Pärn Koppel Oja Raudsepp Kallas Иванов Петров Шевченко Коваленко`,
  northern: `Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Lindström
    Lindqvist Lindgren Berg Axelsson Bergström Lundberg Lind Lundgren Mattsson Berglund Fredriksson Sandberg Henriksson Forsberg Sjöberg Wallin Engström Danielsson Håkansson Eklund Lundin Bergman
    Nielsen Jensen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen Madsen Kristensen Olsen Thomsen Christiansen Poulsen Johansen Møller Mortensen Knudsen
    Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Lehtinen Saarinen Salminen Heinonen Niemi Heikkilä Kinnunen Salonen Turunen Salo Laitinen
    Tuominen Rantanen Karjalainen Jokinen Mattila Savolainen Lahtinen Ahonen Haugen Hagen Johannessen Berge Dahl Lund Moen Halvorsen Eriksen Bakken Strand Solberg Nygaard Holm Kjær
    Borg Camilleri Vella Farrugia Zammit Galea Micallef Grech Attard Spiteri Azzopardi Mifsud Caruana Muscat Agius Schembri Abela Fenech Gauci Debono Sammut Cassar Buttigieg Bonnici
    Papadopoulos Papadopoulou Pappas Georgiou Ioannou Charalambous Christodoulou Nikolaou Konstantinou Andreou Antoniou Michael Kyriakou Demetriou Oikonomou Vlachos Angelopoulos Nikolaidis
    Makris Karagiannis Dimitriou Papageorgiou Mitsotakis Tsipras Papandreou Hadjigeorgiou Savva`,
  turkish: `Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Aslan Doğan Kılıç Çetin Kara Koç Kurt Özkan Şimşek Polat Özcan Korkmaz Çakır Erdoğan Erdogan Can Acar
    Şen Aktaş Güler Yalçın Güneş Bozkurt Bulut Keskin Ünal Turan Gül Özer Işık Kaplan Avcı Sarı Tekin Taş Köse Yüksel Ateş Aksoy Uysal Karaca Bayram Güven Sönmez Bilgin Akgün Toprak Altun
    Tunç Başaran Demirci Demirel Karataş Öz Topal Yavuz Coşkun Özdil Erdem Duman Uçar Karadağ`,
  arabic: `Amrani Alaoui Idrissi Benali Bennani Benjelloun Bouazza Bouzid Bouchareb Bouhlal Chaoui Chakir Chérif Daoudi Fassi Filali Haddad Hamdaoui Hassani Kaddouri Khalfi Khattabi Lahlou
    Mansouri Messaoudi Moussaoui Naciri Ouali Ouahabi Rahmani Saidi Sabri Sebti Slimani Tazi Tahiri Touati Yahiaoui Zerouali Zidane Ziani Zouaoui Amrouche Aouad Azzouzi Baghdadi Belkacem
    Belhaj Benamar Benaissa Bensaid Benyamina Boukhari Boumediene Brahimi Cherkaoui Ghali Guerrouj Hadi Hajji Hamidi Hamoudi Jabri Kabbaj Kadiri Lamrani Mernissi Morabit Mrabet Mokhtari
    Nassiri Ouazzani Ramdani Salhi Yaacoubi Yacoubi Zahraoui Bakkali Aboutaleb Marcouch Khoury Hariri Assad Hussein Hassan Nasser Ibrahim Khalil Saleh Mahmoud Masri Shami Halabi Homsi Sayegh
    Najjar Khatib Qasim Zaki Farouk Mubarak Darwish Ahmadi Ahmadzai Karimi Hosseini Rezaei Mohammadi Rahimi Noori Haidari Stanikzai Hashimi Sharifi Popal Barzani Talabani Chaouch Trabelsi
    Bouaziz Gharbi Jaziri Mejri Ayari Hammami Khelifi Bensalah Belaid`,
  african: `Diallo Barry Bah Sow Ba Camara Condé Keita Touré Traoré Coulibaly Diarra Konaté Koné Ouattara Kouassi Kouadio Kouamé Koffi Yao Bamba Cissé Sissoko Sidibé Fofana Doumbia Kanté Dembélé
    Ndiaye Diop Fall Faye Gueye Sarr Seck Sy Thiam Wade Diouf Mbaye Ndoye Niang Sané Mané Mendy Gomis Badji Mensah Owusu Boateng Osei Appiah Asante Agyeman Ofori Addo Amoah Antwi
    Okafor Okonkwo Eze Obi Adeyemi Adebayo Okoye Nwosu Ogunleye Balogun Bello Abubakar Musa Okoro Onyeka Uche Adeleke Afolabi Achebe Adichie Mbemba Kabila Tshisekedi Ilunga Kalala Kasongo
    Lukaku Mukendi Ngoy Mulumba Tshibangu Bokungu Lumumba Nkurunziza Ndayishimiye Habimana Niyonzima Uwimana Mugisha Hakizimana Nsengiyumva Tesfaye Gebremedhin Gebre Haile Tekle Kidane Tadesse
    Mohamud Warsame Farah Osman Kamau Mwangi Njoroge Otieno Odhiambo Ouedraogo Kaboré Zongo Compaoré Sawadogo Ilboudo Mbappé Biya Etoo Nkomo Dlamini Nkosi Zuma`,
  asian: `Nguyễn Nguyen Trần Tran Phạm Pham Huỳnh Phan Võ Đặng Dang Bùi Đỗ Hồ Ngô Dương Vũ Hoàng Singh Kaur Kumar Sharma Patel Gupta Verma Mehta Shah Joshi Reddy Nair Iyer Iyengar Rao Das
    Chatterjee Banerjee Mukherjee Sen Bose Ghosh Kapoor Khanna Malhotra Chopra Agarwal Aggarwal Mishra Pandey Tiwari Yadav Chauhan Thakur Desai Naidu Pillai Menon Bhatt Bhatia Sethi Gill Sandhu
    Dhillon Sidhu Khan Hussain Malik Butt Chaudhry Chowdhury Rahman Iqbal Akhtar Bhatti Qureshi Siddiqui Sheikh Shaikh Mirza Ansari Raza Begum Uddin Islam Karim Miah Hossain Ahmed Perera
    Fernando Silva Jayawardena Bandara Sivakumar Thapa Gurung Tamang Rai Shrestha Sherpa Lama Wang Zhang Chen Liu Yang Huang Zhao Zhou Wu Xu Sun Zhu Guo Lin Luo Zheng Liang Xie Tang Cheung
    Wong Chan Kim Park Choi Jung Kang Cho Yoon Tanaka Suzuki Sato Takahashi Watanabe Yamamoto Nakamura Kobayashi Reyes Cruz Bautista Ocampo Villanueva Dela Mabini Aquino Magsaysay Widodo Suharto`,
};

/** Words between given and family name, or before it; normal forms. */
export const PARTICLES: ReadonlySet<string> = new Set(
  (
    "van von der den de het ter ten te 't da do dos di del della delle dello degli dal du des la le les lo los las el al ul ud ad ben bin bint ibn abu aboul ould ait " +
    'mac mc nic ni o ui ua zu zum zur vom vander vanden vande opde aan af av'
  ).split(' '),
);

/** Before a name; normal forms. */
export const TITLES: ReadonlySet<string> = new Set(
  (
    'mevrouw meneer mijnheer heer dhr mevr mw juffrouw madame monsieur mademoiselle mme mlle mm maitre herr herrn hr frau fraulein mrs mr ms miss mx sir dr prof professor professeur docteur ing ir drs buurman ' +
    'buurvrouw verdachte nachbar nachbarin voisin voisine neighbour neighbor suspect inspecteur inspector commissaire commissaris pater abbe nonkel tante oncle onkel oom uncle aunt'
  ).split(' '),
);
/** Before the name of a place or a feast rather than of a person. */
export const SAINTS: ReadonlySet<string> = new Set('st ste saint sainte sint sankt'.split(' '));

/** Endings that only family names have, also in lower case; normal forms. */
export const SURE_ENDING =
  /(?:opoulos|opoulou|oglu|escu|eanu|wicz|czyk|chuk|chenko|enko|shvili|adze|idze|ovic|evic|owski|owska|ewski|ewska|inska|auskas|auskiene|avicius|eviciene|ssens|ckx|ncks?|aerts|sdottir|qvist|inen)$/;
/** Endings and beginnings that family names often have; normal forms. Only words with a capital are compared. */
export const LIKELY_SHAPE =
  /^(?:mc|mac(?=[^aehiou])|fitz|ben(?=[^aeioudget])|bou(?=[^lqrtcgi])|vande|vanden|vander|o').{3,}|(?:opoulos|akis|idis|iadis|oglu|escu|eanu|wicz|czyk|chuk|enko|shvili|dze|ovic|evic|ov|ova|eva|ski|ska|sky|skyi|auskas|icius|aite|iene|ssens|aerts|ckx|sson|ssen|dottir|qvist|strom|gren|inen|oui|aoui|iani|ez)$/;
