// Institutions, laws, services, brands and bodies that bear a capital, some of them the name of a person; and the words such names are made with.

/** Single words. A service that is also a family name counts as a word, not as unknown. */
export const PROPER_WORDS = `
  DSA DMA GDPR AVG RGPD DSGVO NetzDG DDG TMG StGB StPO BGB UrhG KUG TKG TDDDG LCEN CSAM CSAE CSA CSEM NCII NCMEC NTD SLA INHOPE Insafe ICCAM SCART IWF eSafety Europol Interpol Eurojust ENISA EDPB EDPS
  Eurostat Frontex OLAF EUIPO OECD OESO OCDE UNESCO UNICEF Unicef UNO VN ONU NATO NAVO OTAN WHO ILO ITU ICANN IANA RIPE W3C IETF ISO CEN CENELEC ETSI NIST KBO BTW TVA SIREN SIRET RCS HRB KvK
  Arcom ARCOM CNIL ACM AP BIPT IBPT VRM CSA Medienrat BNetzA Bundesnetzagentur BKA LKA BSI BfDI BMI BMJ KommAustria RTR AGCOM ANPC CNMC ANACOM Traficom PTS KRRiT UKE EETT Coimisiún CNAM Ofcom FSM eco
  Jugendschutz Unia Offlimits HateAid REspect Maltaffe Sicher Internet Internets Pharos PHAROS GAFAM KMO MKB PME KMU NGO NGOs ngo vzw asbl VZW ASBL AISBL NV BV BVBA SA SAS SARL SRL SL SpA AG GmbH
  gGmbH KG KGaA OHG UG eG Ltd Limited LLC Inc Corp plc PLC CVBA SE AB Oy ApS ABC EU EG CE UE EEA EER EEE EWR IT ICT AI KI IA URL URLs ID IDs IP VPN SMS MMS PDF CSV HTML JSON XML API FAQ CRM PC
  CEO CFO COO DPO FG PV SOC CSIRT CERT NIS PNR ECLI EHRM CEDH EGMR EVRM EuGH HvJ CJUE CJEU BVerfG BGH OLG LG VG BIC IBAN SEPA Q1 Q2 Q3 Q4 VLOP VLOPs VLOSE LGBTQ LGBTQI LGBT LGBTI HR PR TV QR
  Meta TikTok Tiktok Facebook Instagram WhatsApp Whatsapp Threads Messenger YouTube Youtube Google Gmail Chrome Android Maps Gemini Alphabet Bing Microsoft Windows Outlook LinkedIn Linkedin Skype
  Teams Office Excel Word OneDrive Azure GitHub Github GitLab Apple iPhone iPad iCloud iOS Siri Safari Amazon AWS Alexa Kindle Twitch Prime Twitter Tweet Tweets Retweet Grok Snapchat Snap Pinterest
  Reddit Subreddit Discord Telegram Signal Viber Threema Wickr Session Element Matrix Mastodon Bluesky Fediverse Tumblr Flickr Imgur Giphy Vimeo Dailymotion Rumble Odysee BitChute Gettr Parler Gab
  VK VKontakte Odnoklassniki Yandex Baidu WeChat Weibo Line KakaoTalk Kik Omegle Chatroulette Yubo Tellonym Ask.fm BeReal Clubhouse Spotify Deezer SoundCloud Netflix Disney Steam Roblox Minecraft Fortnite
  PlayStation Xbox Nintendo OnlyFans Onlyfans Fansly Pornhub XVideos xHamster Stripchat XNXX Chaturbate Tinder Bumble Badoo Grindr Lovoo Hinge Meetic Parship Zalando AliExpress Alibaba Temu Shein SHEIN
  Wish eBay Ebay Etsy Vinted Marktplaats 2dehands 2ememain Tweedehands Leboncoin Kleinanzeigen Bol bol Coolblue Cdiscount Fnac Otto Allegro OLX eMAG Booking Airbnb Expedia Tripadvisor Trustpilot Yelp
  Uber Bolt Deliveroo Takeaway PayPal Paypal Klarna Revolut Wise Stripe Visa Mastercard Payconiq Bancontact iDEAL Wikipedia Wikimedia WordPress Wordpress Wix Squarespace Shopify Blogger Medium Substack
  Patreon Cloudflare Akamai Fastly OVH OVHcloud Hetzner Ionos IONOS Strato Leaseweb LeaseWeb GoDaddy Namecheap Gandi Contabo DigitalOcean Linode Vultr Scaleway Combell TransIP Hostinger Dropbox
  WeTransfer MEGA Mega Pastebin Doxbin Catbox Gofile Firefox Mozilla Opera Brave Proton ProtonMail Tutanota Tor DuckDuckGo Qwant Ecosia Linux Ubuntu Debian Oracle SAP Salesforce Zendesk Jira Slack Zoom
  ChatGPT OpenAI Copilot Claude Anthropic Midjourney Perplexity Mistral Bitcoin Ethereum Binance Coinbase Monero Samsung Huawei Xiaomi Sony Nokia Philips Siemens Bosch Proximus Orange Telenet Voo KPN
  Ziggo Odido Vodafone Telekom Telefónica Bouygues SFR Free Swisscom Ikea IKEA Lidl Aldi Carrefour Delhaize Colruyt Lacoste Nike Adidas Puma Gucci Prada Chanel Dior Hermès Rolex Cartier Louboutin
  Moncler Burberry Versace Armani Balenciaga Birkenstock Crocs Lego LEGO Barbie Pokémon Hasbro Mattel Nestlé Unilever Danone Bayer Pfizer Novartis Sanofi Roche Merck Ozempic Viagra Botox Volkswagen
  BMW Mercedes Audi Porsche Opel Renault Peugeot Citroën Toyota Tesla Ferrari Shell Total TotalEnergies BNP Paribas ING KBC Belfius Fortis Rabobank ABN AMRO Commerzbank Sparkasse Allianz AXA DHL UPS
  FedEx PostNL bpost Bpost Colissimo Deutsche Bahn NMBS SNCB SNCF Ryanair Lufthansa Reuters AFP Belga ANP DPA BBC VRT RTBF VTM RTL TF1 ARD ZDF ORF NOS NPO CNN Guardian Monde Figaro Libération Spiegel
  Bild Zeit Standaard Soir Morgen Nieuwsblad Volkskrant Telegraaf Tijd Echo Libre Times Commons Horizon Erasmus Berlaymont Luxottica Fedasil Opgroeien Kind Gezin CAW Tele-Onthaal Awel Sensoa Pharos
  Test-Achats Testachat Testaankoop Febelfin BeCommerce Ombudsman Ombudsfrau Verbraucherzentrale Verbraucherzentralen Stopline Meldpunt Cybertip CyberTipline PhotoDNA PDQ Arachnid Lumen Perspective Kyber
  Jugendschutz.net Childfocus Safeonweb Safernet Safer KidsLife e-Enfance E-Enfance Addictel Lantern Tech Thorn Ecpat ECPAT Amnesty Greenpeace Oxfam Caritas Emmaüs WWF Transparency Rode Kruis Croix-Rouge
  Ameli Chronopost Doctolib Blablacar Darty Boulanger Decathlon Auchan Leclerc Intermarché Monoprix Sephora Canal Swile Lydia Boursorama Crédit Agricole Caisse Épargne Société Générale Banque
  Rossmann Müller MediaMarkt Saturn Mediamarkt Kaufland Rewe REWE Edeka Netto Penny Hermes GLS DPD Congstar Aldi Obi Bauhaus Hornbach Postbank Targobank Santander Comdirect
  Blokker HEMA Hema Kruidvat Jumbo Albert Gamma Action Wehkamp Bijenkorf Argenta Crelan Hello Itsme itsme DigiD MijnOverheid Tesco Sainsbury Asda Argos Boots Currys Revenue Vinted Depop Gumtree DoneDeal
  Koophandel Dale Duden Larousse Robert Sr Sv Awb WvSr WvSv BW RV
  Kerstmis Pasen Pinksteren Noël Pâques Pentecôte Toussaint Weihnachten Ostern Pfingsten Silvester Christmas Easter Ramadan Halloween Covid COVID Corona Brexit Bible Koran Quran God Gott Dieu Jezus Jesus
  Bundestag Bundesrat Bundeskriminalamt Bundesamt Bundesministerium Landtag Assemblée Sénat Parket Parquet Child Focus Meldstelle Maréchaussée Holocaust Shoah Hitler Stalin Hamas IS ISIS Daesh Wizz Waterstones Oireachtas Dáil Seanad Garda Gardaí Taoiseach Tánaiste RTÉ DeepL EDSA CEPD EDRi Hisbollah Taliban Creative Gaia GAIA LICRA Licra CRIF Crif MRAX
`;

/** Names of several words that hold a person's name and mean a body, a brand or a law. Compared without case. */
export const ORGANISATION_PHRASES = `
  Van Dale|La Poste|Kamer van Koophandel|Le Robert|Mondial Relay|Crédit Agricole|Caisse d'Épargne|Marks en Spencer|Paul Hartmann|Fritz Hansen|Hugo Boss|Ted Baker|Karl Marx|Rosa Parks|Nelson Mandela|Jacques Brel|Victor Hugo|Willem de Kooning|Nouvel An|Neues Jahr|New Year|King Baudouin|Koning Boudewijn|Roi Baudouin|Anne Frank|Max Planck|Konrad Adenauer|Friedrich Ebert|Friedrich Naumann|Heinrich Böll|Rosa Luxemburg|Hanns Seidel|Robert Bosch|Amadeu Antonio
  Bertelsmann Stiftung|Abbé Pierre|Simon Wiesenthal|Marie Curie|Jean Monnet|Robert Schuman|Robert Koch|Paul Ehrlich|Alexander von Humboldt|Louis Vuitton|Hugo Boss|Calvin Klein|Tommy Hilfiger
  Ralph Lauren|Michael Kors|Christian Dior|Christian Louboutin|Yves Saint Laurent|Saint Laurent|Karl Lagerfeld|Jean Paul Gaultier|Paul Smith|Tom Ford|Estée Lauder|Jimmy Choo|Stella McCartney
  Giorgio Armani|Emporio Armani|Carolina Herrera|Nina Ricci|Paco Rabanne|Dolce & Gabbana|Dr. Martens|Dr. Oetker|Doc Martens|Marc Jacobs|Tory Burch|Kate Spade|Vivienne Westwood|Alexander McQueen
  Johnson & Johnson|Ben & Jerry's|Marks & Spencer|Marks and Spencer|Jack Daniel's|Johnnie Walker|Jim Beam|Harley Davidson|Harley-Davidson|Rolls-Royce|Aston Martin|Alfa Romeo|Mercedes-Benz|Albert Heijn
  Boehringer Ingelheim|Yves Rocher|Pierre Fabre|Leroy Merlin|Marie Claire|Elle Girl|Sint Lucas|Saint Luc|Rolls Royce|Jean Moulin|Max Havelaar|Erasmus Plus|Karel de Grote|Thomas More|Artevelde Hogeschool
  Stanley Black|Bill & Melinda Gates|Bill and Melinda Gates|Red Cross|Rode Kruis|Child Focus|Point de Contact|Save the Children|Terre des Hommes|Missing Children|Weisser Ring|Weißer Ring|Black Friday
  Sankt Nikolaus|Amber Alert|Charlie Hebdo|Thomson Reuters|Deutsche Telekom|Le Monde|Le Figaro|Le Soir|De Standaard|De Morgen|Der Spiegel|Die Zeit|Philip Morris|Goldman Sachs|Morgan Stanley|J.P. Morgan|Ernst & Young
  Price Waterhouse|Procter & Gamble|Linus Tech|Kinder Jugend|Theodor Heuss|Willy Brandt|Friedrich Schiller|Johann Wolfgang Goethe|Ludwig Maximilians|Humboldt Universität|Pro Juventute|La Strada|Nina Haken
  Bureau Jeugd|Sainte Catherine|Saint Denis|Saint Étienne|Saint Nazaire|Saint Malo|Sankt Gallen|Sankt Pölten|Saint Quentin|San Francisco|San José|Los Angeles|New York|New Jersey|New Delhi|Den Haag|Den Bosch|The Hague|Le Havre|Le Mans
  La Rochelle|La Haye|La Louvière|De Panne|De Haan|Notre Dame|Aix en Provence|Clermont Ferrand|Bad Homburg|Charles de Gaulle|Konrad Zuse|Mark Two|Meta Platforms|Ali Express|Alexa Skills
  Jean Jaurès|Victor Hugo|Daniel Wesley|Loi Avia|loi Avia|Loi Pleven|loi Pleven|loi Gayssot|Loi Gayssot|loi Schiappa|loi Taquet|wet Franchimont|loi Salduz|wet Salduz|Lex Uber|Sint Niklaas|Sint Truiden
`;

/** With one of these in a name or right before or after it, the whole is the name of a body or a street, whatever else stands in it. */
export const BODY_WORDS = `
  stichting stichtingen fonds vereniging federatie koepel universiteit hogeschool school basisschool college instituut ziekenhuis museum bibliotheek uitgeverij straat laan plein kazerne rechtbank hof ministerie
  stad gemeente provincie huis prijs centrum wet fondation fonds association fédération université école lycée collège institut hôpital musée bibliothèque éditions rue avenue boulevard place quai caserne
  tribunal ministère ville commune département centre prix loi maison société cabinet groupe stiftung verein verband bund universität hochschule schule gymnasium institut krankenhaus klinik museum verlag
  straße strasse platz allee weg amtsgericht landgericht ministerium stadt gemeinde preis zentrum gesellschaft haus gruppe foundation fund trust association federation university school college
  institute hospital museum library press publishing street avenue road square court ministry city town council prize award centre center act law house group company society alliance network coalition
  gebouw bâtiment gebäude building zaal salle hall collective collectief collectif kollektiv génération generatie generation bataljon bataillon brigade front kamer chambre kammer chamber
  vzw asbl bv nv srl sarl sas sa gmbh ag kg ev ltd limited llc inc corp plc aisbl sprl bvba holding media digital hosting technologies international entertainment solutions
`;

/** With one of these right before it, a word nobody knows is a service or a product; a known given or family name stays one. */
export const SERVICE_WORDS = `
  platform platforms plateforme plateformes plattform plattformen dienst diensten dienstes dienste service services site sites website websites webseite seite app apps appli application anwendung forum fora forums foren
  hoster hosters hosting host hébergeur hébergeurs provider providers aanbieder aanbieders fournisseur fournisseurs anbieter anbieters anbietern marktplaats place marketplace marktplatz netwerk réseau netzwerk network
  kanaal canal chaîne software logiciel tool outil systeem système system project projet projekt programma programme programm game jeu spiel zoekmachine moteur suchmaschine browser boutique webshop shop onlineshop
  merk marque marke brand bedrijf onderneming entreprise unternehmen firma firm company organisatie organisation organisatie organization meldpunt hotline meldestelle signaleur flagger flaggers version versie
  groupe group groep gruppe krant journal zeitung newspaper magazine tijdschrift zeitschrift campagne kampagne campaign werkgroep arbeitsgruppe initiatief initiative server domein domaine domain subreddit operatie opération operation messagerie messenger
  taal langue sprache language région regio region province stadt stad ville city land pays country gemeente commune dorp village wijk quartier arrondissement district bezirk flughafen
`;
