// Frequent given names of the Member States and of those who came to live there, written for this project from general knowledge.
// That a name is also a word (Rose, Mark, Elke) is found out by comparing with the words of the language, not written here.

/** By where they are common; a name stands once. */
export const GIVEN_NAMES: Readonly<Record<string, string>> = {
  dutch: `Jan Piet Pieter Peter Kees Johan Jeroen Bart Wim Koen Tom Luc Marc Mark Dirk Geert Stijn Joris Lucas Daan Sem Milan Lars Hendrik Henk
    Willem Gerrit Cornelis Maarten Martijn Sander Ruud Rutger Wouter Bram Thijs Tijs Mathijs Matthijs Niels Jasper Jelle Joost Jurgen Kristof Filip
    Frederik Karel Jef Jos Jozef Rik Rudy Guido Herman Hugo Patrick Ronny Eddy Danny Johnny Stef Steven Sven Tim Tom Toon Wout Ward Yannick Ruben Robbe
    Seppe Arne Senne Lowie Mathis Jarne Dries Bavo Gert Joeri Mauro Floris Sjoerd Gijs Teun Bas Freek Arjan Arjen Edwin Erwin Remco Ronald Hidde Siebe
    Emma Julie Marie Sofie Els An Anne Anna Lotte Louise Eva Sara Lien Katrien Ilse Nele Inge Hilde Annelies Julia Mila Tess Femke Anouk Sanne Fleur Roos
    Lieke Maaike Marieke Marijke Mieke Greet Griet Godelieve Lutgarde Lieve Lieven Ingrid Karin Kristien Kristel Leen Liesbeth Elisabeth Ellen Elke Veerle
    Machteld Margriet Marleen Marloes Marjolein Mireille Nathalie Nicole Petra Rita Sabine Saskia Sien Silke Tine Tinne Trui Ursula Vera Wendy Yasmina
    Jolien Joke Hanne Hannelore Fien Noor Evi Ella Elise Jana Janne Lise Lisa Merel Floor Britt Bo Amber Ans Corrie Truus Geertje Jantje Sietske Willemijn
    Annemie Annemieke Annelien Fabienne Femke Fenna Fieke Gerrie Gonda Hiske Jannie Jenneke Jitske Josephine Kaat Klaartje Kato Lana Leonie Liv Lore Louisa Maren Margot Marjan Marlies Mirthe Mona Nina Oona Pien Renske Rosalie Tessa Tiny
    Yara Yente Zita Ferre Finn Gilles Jorn Kobe Leander Lenn Maurits Mathieu Nand Otis Pepijn Quinten Rein Rune Siemen Sieben Stan Tijn Tuur Viktor Vince Warre Wannes Xander Zeger Evelien Evelyne Goedele Heidi Hendrika Jacoba Johanna Wilhelmina Gerda Lea Martine Myriam Monique Viviane Christel Goele`,
  french: `Jean Pierre Jacques Michel Philippe Alain Nicolas Julien Antoine Louis Arthur Gabriel Jules Léo Bernard André Gérard Daniel Christophe Patrice
    Laurent Frédéric Stéphane Sébastien David Thierry Pascal Éric Olivier Bruno Guillaume Benoît Benjamin Alexandre Maxime Romain Mathieu Matthieu Thomas
    Clément Florian Quentin Valentin Baptiste Corentin Damien Denis Didier Dominique Emmanuel Étienne Fabien Fabrice François Franck Gaëtan Georges Gilles
    Grégory Guy Henri Hervé Hubert Jérôme Jérémy Joël José Joseph Kévin Loïc Lionel Luc Ludovic Marcel Mickaël Noël Pascal Paul Raphaël Raymond Rémi Rémy
    René Robert Roger Roland Samuel Serge Simon Sylvain Tanguy Théo Tristan Vincent Xavier Yann Yves Yvan Enzo Ethan Nathan Mathéo Timéo Axel Adrien Aurélien
    Camille Léa Chloé Manon Inès Claire Isabelle Sylvie Céline Émilie Charlotte Catherine Christine Françoise Monique Jacqueline Jeanne Jeannine Madeleine
    Marguerite Geneviève Germaine Hélène Yvonne Simone Suzanne Thérèse Véronique Brigitte Chantal Michèle Michelle Martine Corinne Patricia Pascale Florence
    Laurence Valérie Sandrine Stéphanie Virginie Delphine Aurélie Amandine Élodie Mélanie Laetitia Laure Laura Audrey Aline Agnès Alice Alexandra Anaïs
    Angélique Annick Annie Armelle Bénédicte Bérénice Blandine Capucine Caroline Cécile Christelle Clara Clémence Coralie Danielle Denise Élisabeth Élise
    Estelle Eugénie Fabienne Fanny Gaëlle Ghislaine Gwenaëlle Jade Joséphine Josiane Juliette Justine Lola Louane Lucie Ludivine Maëlys Maëva Marianne Marine
    Marion Marjorie Mathilde Maud Mireille Morgane Muriel Nadège Nadine Noémie Océane Odette Odile Paulette Pauline Rachel Régine Romane Rose Roxane Salomé
    Séverine Solange Soizic Sophie Tiphaine Victoire Violette Zoé Maëlle Apolline Yseult Aurore Cyril Cédric Arnaud Alban Anselme Bastien Gauthier`,
  german: `Hans Klaus Jürgen Wolfgang Stefan Stephan Andreas Michael Christian Markus Lukas Leon Finn Paul Jonas Maximilian Max Felix Elias Ben Luis Noah Henry
    Emil Anton Moritz Jakob Fabian Tobias Sebastian Alexander Matthias Martin Thomas Frank Uwe Ralf Rolf Bernd Dieter Günter Günther Heinz Helmut Horst
    Manfred Gerhard Walter Werner Karl Karl-Heinz Kurt Otto Friedrich Fritz Heinrich Hermann Ernst Erich Erwin Ewald Egon Dietmar Detlef Dirk Eberhard Eckhard
    Gottfried Gunnar Hartmut Holger Ingo Jens Jochen Jörg Joachim Johannes Josef Kai Knut Konrad Konstantin Lorenz Lothar Ludwig Lutz Malte Marcel Marco
    Mario Marvin Nico Niklas Norbert Oliver Oskar Rainer Reinhard Reinhold Robin Roland Rüdiger Rudolf Siegfried Sören Steffen Theodor Thorsten Torsten
    Till Tim Timo Udo Ulf Ulrich Uli Veit Volker Wilfried Wilhelm Winfried Wolf Philipp Christoph Carsten Karsten Björn Gregor Linus Bastian Jannik Yannik
    Sabine Petra Monika Ursula Heike Anja Hannah Lena Mia Emilia Sophia Lina Leni Lea Marie Clara Luisa Nele Greta Frieda Ida Mathilda Charlotte Johanna Katharina
    Angelika Renate Karin Helga Ingrid Gisela Christa Erika Brigitte Elke Elfriede Edith Else Elsbeth Gabriele Gabi Gertrud Gerda Gudrun Hannelore Heide
    Heidi Heidrun Hedwig Herta Hildegard Ilona Ilse Inge Irmgard Irene Jutta Karla Kathrin Katrin Katja Kerstin Kirsten Kristin Liesel Lieselotte Lore Luise Magdalena
    Maike Manuela Margarete Margit Margot Marianne Marion Marlene Martina Mechthild Melanie Nadine Nicole Nina Regina Rosemarie Rosa Roswitha Ruth Silke Silvia
    Simone Sigrid Stefanie Stephanie Susanne Svenja Sybille Tanja Tatjana Theresa Traudl Ulrike Ute Vanessa Verena Veronika Waltraud Wiebke Yvonne Franziska
    Anneliese Annelore Annalena Annerose Marlies Liselotte Edeltraud Irmtraud Elfi Gerlinde Sieglinde Rosalinde Hildegund Burkhard Burkhardt Eckart Ekkehard Hartwig Harald Hagen Arndt Arno Armin Anselm Benno
    Bruno Clemens Cornelius Falk Ferdinand Georg Gerd Gerold Gisbert Guido Hanno Hasso Helmuth Hubertus Ingolf Kilian Korbinian Leopold Levin Luca Lennard Lennart Mathis Meinhard Norman Ole Oswald Raphael Raimund
    Sascha Sönke Thilo Tilman Tristan Valentin Vinzenz Waldemar Xaver Amelie Annabell Carlotta Dörte Elisa Finja Gesine Hedi Henriette Ines Isabell Jule Juliane Kira Leonie Liane Lilly Marlene Merle Mila Mirjam
    Pauline Ronja Stella Swantje Theda Thea Tabea Uta Vera Viktoria Wilma Zoe Friederike Annika Antje Anke Annegret Antonia Astrid Barbara Bärbel Bettina Birgit Carina Carola Claudia Cornelia Corinna Daniela Dagmar Doris Dorothea Eva-Maria`,
  english: `John James David William Mary Jennifer Linda Elizabeth Susan Jessica Karen Emily Olivia Jack Harry George Charlie Kevin Brian Matthew Andrew Joshua
    Richard Charles Christopher Anthony Donald Steven Kenneth Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin
    Scott Brandon Gregory Frank Raymond Jerry Dennis Tyler Aaron Adam Nathan Douglas Zachary Kyle Keith Roger Sean Shaun Carl Ethan Alan Albert Alfred Archie
    Arnold Barry Bill Billy Bob Bobby Brett Bruce Calvin Cameron Chad Chris Clive Colin Connor Craig Curtis Dale Damian Darren Dave Dean Derek Desmond Dominic
    Duncan Dylan Edgar Edmund Elliot Ernest Eugene Evan Ewan Francis Fred Frederick Gareth Gavin Geoffrey Gerald Glenn Gordon Graham Grant Greg Harold Harvey Howard
    Hugh Ian Isaac Ivan Jamie Jeremy Jim Jimmy Joe Joel Jordan Julian Ken Lance Lawrence Lee Leonard Leslie Lewis Logan Luke Malcolm Mason Mike Mitchell Nigel
    Neil Norman Oscar Owen Pete Phil Philip Ralph Ray Reginald Rhys Rob Rodney Ross Roy Rupert Russell Sam Shane Sidney Simon Spencer Stanley Stewart Stuart Ted
    Terence Terry Toby Todd Tony Travis Trevor Victor Vernon Wayne Will Zach Abigail Alison Amanda Amelia Amy Andrea Angela Ann Annabel April Ashley Ava Beatrice
    Becky Bethany Betty Beverly Bonnie Brenda Brooke Candice Carol Cheryl Chloe Christina Cindy Claire Cynthia Daisy Dawn Deborah Debra Diana Diane Donna Dorothy
    Eileen Eleanor Ellie Emma Erin Esther Evelyn Evie Faith Fiona Frances Freya Gail Gemma Georgia Gillian Gina Gloria Grace Gwen Harriet Hayley Hazel Heather
    Helen Hilary Holly Hope Imogen Irene Isabel Isabella Isla Ivy Jane Janet Janice Jean Jenny Jill Jo Joan Joanna Joanne Jodie Josephine Joy Joyce Judith Judy
    June Karen Kate Katherine Kathleen Kathryn Katie Kayla Kelly Kim Kimberly Kirsty Laura Lauren Leah Lesley Lily Lindsay Lisa Lorna Lorraine Louisa Lucy Lydia
    Lynn Mabel Madison Maggie Margaret Marilyn Martha Maureen Megan Melissa Mia Michelle Millie Miranda Molly Nancy Naomi Natalie Natasha Nora Paige Pam Pamela
    Patricia Paula Pauline Penelope Phoebe Poppy Rachel Rebecca Robyn Rosie Ruby Ruth Sally Samantha Sandra Sarah Scarlett Sharon Sheila Shirley Stacey
    Stella Sue Summer Susanna Suzie Tamara Tara Tracy Valerie Vanessa Veronica Victoria Violet Virginia Vivian Wendy Yvette Zara`,
  irish: `Aoife Aisling Áine Bríd Brigid Caoimhe Ciara Clodagh Deirdre Eimear Éabha Fionnuala Gráinne Mairéad Máire Maeve Niamh Nuala Orla Órla Orlaith Róisín
    Saoirse Sinéad Siobhán Sorcha Síle Úna Aoibhinn Bláthnaid Cillian Ciarán Cian Colm Conor Cormac Dáithí Darragh Declan Diarmuid Dónal Donal Eamon Éamonn
    Enda Eoghan Eoin Fergal Fergus Fiachra Fionn Finbar Gearóid Kieran Lorcan Malachy Micheál Niall Oisín Pádraig Padraic Rory Ruairí Ronan Rónán Séamus Seamus
    Seán Shay Tadhg Tiernan Tomás Brendan Liam Patrick Aidan Callum Hamish Angus Euan Kirsteen Morag Mhairi Catriona Bronwen Cerys Gwyneth Rhiannon Dafydd Emrys`,
  italian: `Marco Matteo Giuseppe Giovanni Antonio Mario Luigi Francesco Andrea Alessandro Lorenzo Leonardo Riccardo Stefano Roberto Paolo Pietro Salvatore Vincenzo
    Angelo Domenico Carlo Claudio Davide Edoardo Emanuele Enrico Fabio Federico Filippo Gabriele Gennaro Giacomo Gianluca Giancarlo Gianni Gino Giorgio Giulio
    Guglielmo Luca Luciano Massimo Maurizio Mauro Michele Nicola Nicolò Pasquale Raffaele Renato Rocco Sergio Silvio Simone Tommaso Umberto Valerio Vito
    Giulia Chiara Francesca Martina Alessia Giorgia Elisa Federica Silvia Valentina Ilaria Paola Simona Roberta Caterina Lucia Giovanna Rosaria Concetta Carmela
    Antonella Arianna Beatrice Bianca Carlotta Daniela Donatella Elena Eleonora Emanuela Gaia Ginevra Giuseppina Grazia Ludovica Luisa Maddalena Margherita
    Mariangela Michela Miriam Noemi Ornella Patrizia Raffaella Rossella Serena Sofia Stefania Teresa Viola Vittoria`,
  spanish: `José Juan Manuel Francisco Javier Carlos Jesús Miguel Ángel Rafael Fernando Alejandro Pablo Sergio Jorge Alberto Álvaro Diego Adrián Rubén Raúl Iván
    Enrique Ramón Vicente Andrés Joaquín Santiago Eduardo Víctor Roberto Jaime Mario Ignacio Alfonso Salvador Ricardo Marcos Jordi Emilio Julián Guillermo Tomás
    Agustín Gonzalo Esteban Arturo Xavi Iker Unai Aitor Mikel Gorka Koldo Pau Oriol Sergi Rodrigo Hernán Facundo Matías Nicolás Joaquim
    María Carmen Ana Isabel Dolores Pilar Josefa Rosario Mercedes Antonia Francisca Marta Cristina Lucía Raquel Rocío Beatriz Alba Montserrat Inmaculada
    Encarnación Esperanza Consuelo Concepción Yolanda Sonia Susana Eva Nuria Irene Inés Julia Lorena Ainhoa Nerea Leire Itziar Amaia Macarena Paloma Ximena Jimena
    Valeria Camila Daniela Martina Marisol Guadalupe Belén Blanca Noelia Verónica Vanesa Araceli Begoña Purificación`,
  portuguese: `João António Manuel Francisco Pedro Tiago Rui Nuno Luís Miguel Ricardo Paulo Jorge Carlos Bruno Hugo Gonçalo Diogo Duarte Afonso Vasco Henrique Filipe
    Simão Tomás Rodrigo Martim Santiago Guilherme Gustavo Leandro Thiago Caio Mateus Vítor Hélder Nélson Joaquim Fábio Flávio Márcio Sérgio Renato Rogério
    Maria Ana Joana Inês Beatriz Mariana Catarina Carolina Leonor Matilde Sofia Rita Marta Sara Cláudia Patrícia Sandra Susana Sónia Teresa Fernanda Fátima
    Helena Conceição Lurdes Margarida Madalena Filipa Francisca Vera Graça Luísa Cristiana Tatiana Letícia Larissa Juliana Luciana Bruna Débora Raquel Benedita`,
  polish: `Jan Andrzej Piotr Krzysztof Stanisław Tomasz Paweł Józef Marcin Marek Michał Grzegorz Jerzy Tadeusz Adam Łukasz Zbigniew Ryszard Dariusz Henryk Mariusz
    Kazimierz Wojciech Robert Mateusz Marian Rafał Jacek Janusz Mirosław Maciej Sławomir Jarosław Kamil Wiesław Roman Władysław Jakub Artur Zdzisław Edward
    Mieczysław Damian Dawid Przemysław Sebastian Czesław Leszek Daniel Waldemar Bartosz Bartłomiej Szymon Kacper Filip Igor Wiktor Bogdan Bogusław Franciszek
    Anna Maria Katarzyna Małgorzata Agnieszka Barbara Krystyna Ewa Elżbieta Zofia Teresa Magdalena Joanna Janina Monika Danuta Jadwiga Aleksandra Halina Irena
    Beata Marta Dorota Helena Karolina Grażyna Jolanta Iwona Marianna Natalia Bożena Stanisława Justyna Paulina Urszula Alicja Renata Sylwia Agata Patrycja
    Izabela Ewelina Wanda Weronika Wiesława Zuzanna Oliwia Maja Hanna Kinga Kasia Gosia Asia Basia Ola Ania Krysia Dominika Kamila Żaneta`,
  romanian: `Gheorghe Ioan Vasile Constantin Alexandru Andrei Nicolae Mihai Ionuț Florin Adrian Marian Daniel Cristian Dumitru Gabriel Marius Ștefan Viorel Costel
    Liviu Ovidiu Radu Răzvan Bogdan Cătălin Ciprian Claudiu Cosmin Dan Dragoș Emil Eugen Horia Iulian Laurențiu Lucian Mircea Octavian Petru Relu Sorin Tudor
    Valentin Vlad Victor Ion Iosif Petre Doru Traian Silviu
    Elena Ioana Mihaela Andreea Cristina Alina Daniela Georgeta Gabriela Mariana Florentina Simona Ana Viorica Alexandra Raluca Ramona Roxana Bianca Carmen Corina
    Crina Diana Doina Ecaterina Iulia Larisa Lavinia Ligia Loredana Luminița Mădălina Nicoleta Oana Otilia Paula Rodica Sanda Silvia Sorina Ștefania Tatiana Teodora
    Valentina Veronica Violeta Ileana Aurelia Lenuța Anca Anamaria`,
  balkan: `Georgi Ivan Dimitar Nikolay Petar Hristo Todor Stoyan Stefan Vasil Krasimir Plamen Rumen Valentin Aleksandar Angel Atanas Asen Boyan Borislav Boris
    Emil Iliya Kiril Lyubomir Martin Mihail Miroslav Ognyan Radoslav Simeon Stanimir Svetoslav Tsvetan Veselin Vladimir Yordan Zhivko Zlatko Kaloyan
    Desislava Elena Gergana Ivanka Ivelina Kristina Lilyana Margarita Mariya Milena Nadezhda Petya Polina Radka Rositsa Silviya Snezhana Svetlana Teodora
    Tsvetelina Tsvetana Vanya Violeta Yana Yordanka Zornitsa Galina Denitsa Ralitsa Stanislava Hristina Yoana
    Ivo Marko Luka Josip Stjepan Zvonimir Goran Dragan Dražen Hrvoje Igor Ivica Jure Krešimir Mate Mislav Nenad Tomislav Vedran Vjekoslav Zdravko Željko
    Zoran Ante Davor Domagoj Damir Branko Dejan Milan Nebojša Slobodan Bojan Saša Dušan Miloš Nikola Vuk Matej Matjaž Gregor Janez Andrej Anže Blaž Boštjan Jernej
    Rok Uroš Žiga Miha Primož Tadej Borut Aljaž Klemen Ivana Marija Ana Katarina Petra Lucija Nika Tea Mirjana Snježana Dragica Jasna Jelena Jasmina Ljiljana
    Maja Martina Mirela Nada Nataša Nevena Nikolina Sanja Slavica Snežana Tihana Vesna Vlatka Zrinka Željka Špela Urška Mojca Alenka Barbara Darja Irena Jožica Katja
    Mateja Metka Nejc Polona Tjaša Zala Milica Dragana Gordana Bojana Biljana Tijana Besnik Agron Arben Artan Bujar Dritan Ermal Fatmir Flamur Gentian Ilir
    Kujtim Luan Lulzim Shpend Valon Albana Arjeta Besa Blerta Drita Elira Fatbardha Teuta Valbona Vjosa`,
  greek: `Georgios Giorgos Dimitrios Dimitris Konstantinos Kostas Ioannis Giannis Yannis Yiannis Nikolaos Nikos Christos Panagiotis Vasileios Vasilis Athanasios
    Thanasis Evangelos Vangelis Michail Michalis Spyridon Spyros Theodoros Anastasios Tasos Andreas Antonis Antonios Apostolos Charalampos Efstathios Stathis
    Eleftherios Lefteris Emmanouil Manolis Grigoris Ilias Kyriakos Leonidas Loukas Markos Petros Savvas Sotiris Stavros Stelios Stylianos Thodoris Alexandros
    Alexis Angelos Aris Marios Neophytos
    Eleni Aikaterini Katerina Vasiliki Vaso Sofia Angeliki Georgia Dimitra Konstantina Paraskevi Vivi Anastasia Evangelia Ioanna Eirini Irini Panagiota Kyriaki
    Christina Chrysoula Despina Fotini Foteini Kalliopi Kalliope Marina Niki Olga Stavroula Stella Theodora Zoi Athina Chrystalla Androulla Eftychia Evgenia Myrto
    Γιώργος Γιάννης Μαρία Ελένη Νίκος Κώστας Δημήτρης Παναγιώτης Κατερίνα Σοφία`,
  central: `Jiří Petr Josef Pavel Martin Tomáš Jaroslav Miroslav Zdeněk Václav Michal František Jakub Milan Karel Lukáš David Vladimír Ondřej Ladislav Roman
    Stanislav Marek Daniel Antonín Radek Vojtěch Filip Adam Miloslav Matěj Aleš Libor Dominik Jaromír Rostislav Štěpán Vít Vlastimil Oldřich Bohumil Hynek Kamil
    Jana Marie Eva Hana Anna Věra Lenka Kateřina Alena Lucie Petra Jaroslava Ludmila Helena Jitka Martina Zuzana Jarmila Michaela Ivana Jiřina Veronika Jindřiška Eliška
    Tereza Barbora Kristýna Květa Vlasta Marcela Dagmar Dana Zdeňka Božena Růžena Blanka Šárka Radka Markéta Pavla Monika Klára Adéla Nikola Denisa Hedvika Zdenka
    Peter Ján Jozef Štefan Ján Juraj Ľubomír Matúš Marián Rastislav Dušan Branislav Vladimír Igor Peťo Patrik Samuel Erik Richard Slavomír Mária Katarína Zuzana
    Alžbeta Viera Margita Ľubica Gabriela Silvia Simona Natália Dominika Kristína Nina Soňa Miroslava Tatiana Oľga Želmíra
    László István József János Zoltán Sándor Ferenc Gábor Attila Péter Tamás Zsolt Tibor András Csaba Imre Lajos György Balázs Gyula Mihály Károly Róbert Béla Dániel
    Norbert Krisztián Ádám Dávid Bence Máté Levente Gergő Gergely Szabolcs Áron Bálint Botond Dezső Endre Ernő Géza Kálmán Kristóf Miklós Márk Ákos Árpád
    Mária Erzsébet Katalin Ilona Éva Anna Zsuzsanna Margit Judit Ágnes Julianna Andrea Ildikó Erika Krisztina Irén Eszter Magdolna Mónika Edit Gabriella Szilvia
    Anita Anikó Viktória Marianna Márta Tímea Piroska Réka Nikolett Orsolya Zsófia Dóra Boglárka Noémi Emese Enikő Csilla Kinga Lilla Luca Petra Rita Hajnalka Gyöngyi`,
  nordic: `Lars Anders Johan Erik Karl Per Mikael Nils Jan Lennart Hans Gunnar Sven Bengt Bo Ulf Göran Fredrik Magnus Stefan Mats Björn Henrik Niklas Håkan Stig
    Kjell Rolf Leif Åke Arne Börje Ove Olof Olle Oskar Axel Viktor Elias Hugo Liam William Linus Jonas Joakim Jörgen Kent Kenneth Mattias Marcus Rickard Tobias
    Torbjörn Urban Östen Christer Rasmus Søren Jørgen Jens Niels Peder Poul Preben Svend Torben Troels Kasper Mads Mikkel Morten Bjarne Bent Flemming Frode Henning
    Ole Palle Steen Ib Mogens Ejnar Aage Øyvind Øystein Sigurd Terje Trond Tor Knud Kaj Esben Emil Bjørn Asger Anker Åse
    Margareta Kerstin Birgitta Elisabeth Eva Kristina Ingrid Karin Lena Marie Anna Britt Inger Ulla Gunilla Monica Helena Annika Susanne Malin Jenny Johanna
    Linnea Elin Ebba Alva Astrid Agneta Berit Birgit Carina Cecilia Elsa Emelie Frida Gun Gunnel Hanna Ida Josefin Katarina Lisbeth Lotta Louise Maja Marianne
    Moa Pernilla Sanna Siv Sofie Solveig Tove Ylva Åsa Mette Hanne Kirsten Lone Bente Pia Jette Dorthe Gitte Tina Camilla Signe Freja Rikke Trine Sidsel Karen
    Maren Lærke Asta Ditte Bodil Annette Anne-Mette Dorte Grethe Vibeke Liv Sigrid Ragnhild Turid Gudrun
    Juha Timo Matti Kari Mikko Antti Jari Jukka Markku Mika Pekka Hannu Heikki Seppo Janne Ari Sami Ville Marko Petri Lauri Jani Teemu Harri Jarmo Raimo
    Risto Veikko Tapio Olavi Onni Eino Esa Kimmo Pasi Tuomas Eero Aleksi Juhani Jussi Kalle Niko Otto Pertti Reijo Toni Vesa Arto Ilkka Tero
    Tuula Anneli Ritva Leena Päivi Kaarina Marjatta Pirjo Tarja Satu Minna Riitta Marja Sari Tiina Katja Merja Raija Anja Heidi Hannele Jaana Johanna Kirsi
    Laura Liisa Mari Maarit Outi Piia Pirkko Sanna Sirpa Susanna Taina Terttu Ulla Aino Aili Eila Eeva Helmi Ilona Irja Kaisa Elina Emilia Noora Veera Venla Siiri
    Rein Jaan Toomas Andres Margus Urmas Ants Aivar Priit Tõnu Mart Meelis Indrek Tarmo Raivo Jüri Kalev Siim Taavi Kristjan Rasmus Kaur Madis Sulev Veljo Piret
    Anu Tiiu Sirje Ülle Tiina Katrin Kadri Kersti Triin Merike Liis Maarja Riina Helle Eha Kaja Maire Mall Reet Epp Aive Eve`,
  baltic: `Jānis Andris Juris Edgars Māris Aivars Pēteris Aleksandrs Mārtiņš Artūrs Guntis Gints Ivars Kaspars Raimonds Valdis Uldis Normunds Dainis Ainārs Agris
    Arvīds Imants Janis Kristaps Oskars Roberts Toms Gatis Ģirts Zigmārs Anna Kristīne Inese Līga Ilze Inga Ineta Iveta Santa Sanita Sandra Anita Ilona
    Laima Dace Daina Daiga Elīna Evija Gunta Guna Maija Mārīte Rita Ruta Skaidrite Valentīna Velta Vita Zane Zenta Baiba Aija Agnese Biruta Anete Madara
    Jonas Antanas Tomas Vytautas Mindaugas Andrius Darius Saulius Vladas Arūnas Algirdas Gintaras Marius Linas Kęstutis Juozas Petras Rimantas Stasys Gediminas Valdas
    Giedrius Donatas Lukas Matas Dovydas Nerijus Paulius Ramūnas Rokas Tadas Vidas Virginijus Žilvinas Eimantas Vilius Aušra Birutė Dalia Daiva Danutė Diana
    Edita Eglė Giedrė Gintarė Gražina Ieva Inga Irena Jolanta Jurgita Kristina Laima Lina Loreta Monika Neringa Ona Rasa Rūta Simona Vaida Vida Vilma Violeta
    Virginija Viktorija Živilė Žaneta Austėja Ugnė Gabija Emilija Kamilė Goda Rugilė Janina Milda Jūratė`,
  maltese: `Carmelo Ġorġ Ġużè Żaren Karmenu Wistin Pawlu Spiru Salvu Censu Ċensu Toninu Mikiel Nazzareno Carmen Rita Doris Carmena Ġiża Marija Karmena Lina Ġuża
    Jhemp Jängi Metty Nic Pol Mett Josy Jos Théid Margot Maggy Josée Marie-Paule Mariette Viviane Sylvia Tessy Liz Yuriko Djuna Corinne Lydie`,
  turkish: `Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Murat Ömer Ramazan Halil Süleyman Abdullah Yusuf Mahmut Recep Salih Fatih Emre Emrah Erkan
    Serkan Hakan Kemal Orhan Burak Can Cem Cemal Deniz Ercan Engin Erdem Ferhat Furkan Gökhan Kadir Kaan Kerem Koray Levent Mesut Metin Oğuz Okan Onur Özgür Selim
    Sinan Tarık Tolga Tuncay Turgut Ufuk Uğur Umut Volkan Yaşar Yavuz Yiğit Yılmaz Zafer Baran Berkan Berat Arda Efe Eren Emir Alperen Serhat Şahin Azad Rojda
    Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Özlem Esra Büşra Kübra Tuğba Derya Filiz Gül Gülay Gülsüm Gülşen Hülya
    İpek Leyla Melek Meltem Nazlı Nesrin Nur Nuray Nurcan Pınar Rabia Seda Selin Sema Serap Sevgi Sevim Sibel Songül Şeyma Tülay Yasemin Yeliz Zeliha Ebru Ece
    Defne Dilan Berfin Bahar Aylin Aysel Asuman Burcu Canan Ceren Duygu Gizem Ayten`,
  arabic: `Mohamed Mohammed Muhammad Mohammad Mohamad Ahmed Ahmad Youssef Yousef Yusuf Ali Hassan Hasan Hussein Hussain Houssein Omar Umar Ibrahim Khalid Khaled Karim
    Kareem Rachid Rashid Said Saïd Abdel Abdelkader Abdellah Abdullah Abdul Abderrahim Abderrahman Abdelaziz Abdelhak Abdelilah Abdou Amine Amin Anas Anouar Anwar
    Ayoub Ayman Aziz Bilal Brahim Driss Fahd Farid Faisal Fouad Hakim Hamid Hamza Hicham Hisham Idris Ilyas Ilias Imad Imran Ismael Issa Jamal Jamil Kamal Lahcen
    Larbi Mahmoud Malik Mansour Marwan Mehdi Moussa Mourad Mounir Mustapha Mustafa Nabil Nadir Nasser Nordin Noureddine Nourdine Othman Osama Qasim Rafiq Rami
    Ramzi Rayan Redouane Reda Riad Sabri Salah Salim Saleh Sami Samir Soufiane Sofiane Tahar Taha Tarek Tariq Walid Waleed Wassim Yacine Yassine Yassin Younes
    Younous Zakaria Ziad Zouhair Zaid Adil Achraf Adnan Bashar Basel Ghassan Haitham Louay Maher Mazen Wael Yazan Firas Hazem Munir Tayyip Ebrahim Farhad
    Reza Hossein Mehran Amir Arash Behrouz Dariush Javad Kaveh Navid Omid Saeed Shahram Siamak Nasrin Shirin Parisa Maryam Mina Laleh Fereshteh Golnaz Zahra
    Fatima Fatma Fatiha Aisha Aïcha Aicha Khadija Khadijah Zainab Zineb Zeinab Mariam Meriem Maryam Amina Asma Asmae Btissam Chaima Dounia Farida Fadwa Hafsa
    Hajar Halima Hanan Hanane Hind Houda Ikram Iman Imane Inas Jamila Karima Kenza Khaoula Laila Leila Lamia Latifa Loubna Malika Manal Meryem Mouna Nabila Nada
    Nadia Naima Naïma Najat Najwa Nawal Nora Nour Noura Ouafae Rachida Rahma Rania Rim Rima Saida Salma Salima Samira Sana Sanaa Selma Siham Soraya Soumaya Souad
    Sumaya Touria Wafa Widad Yasmine Yasmina Yousra Zahra Zohra Rasha Rana Dima Hala Hiba Lina Lubna Maha May Rawan Reem Ruba Shaima Sahar Alaa Noor Ghada Huda
    Bashir Daoud Gulbuddin Hamed Najib Najibullah Rahim Rahimullah Zabiullah Zalmai Fawzia Malalai Ziba Faridoon Barzan Dilovan Rebwar Shvan Rojin Berivan`,
  slavic: `Ivan Dmitri Dmitry Sergei Sergey Alexei Alexey Andrei Andrey Mikhail Nikolai Pavel Vladimir Vladislav Yuri Yury Viktor Igor Oleg Konstantin Maxim Maksim
    Anatoly Anatoli Boris Artem Artyom Denis Evgeny Yevgeny Gennady Grigory Ilya Kirill Leonid Roman Ruslan Stanislav Stepan Timur Vadim Valery Vasily Vitaly
    Vyacheslav Yaroslav Egor Nikita Danil Daniil Gleb Arkady Fyodor Lev
    Anastasia Anastasiya Svetlana Olga Tatiana Tatyana Natalia Natalya Irina Elena Yelena Ekaterina Yekaterina Galina Lyudmila Ludmila Marina Nadezhda Nina
    Oksana Polina Raisa Sofya Tamara Valentina Vera Viktoria Yana Yulia Julia Zoya Darya Daria Alina Anzhela Ksenia Kseniya Larisa Lidia Lyubov Inna Zhanna Alla
    Oleksandr Oleksii Oleksiy Andriy Andrii Anatolii Bohdan Danylo Dmytro Fedir Hryhorii Ihor Kyrylo Maksym Mykhailo Mykhaylo Mykola Mykyta Nazar Oleh
    Orest Ostap Pavlo Petro Serhiy Serhii Stepan Taras Vasyl Viacheslav Vitalii Vitaliy Volodymyr Yaroslav Yevhen Yurii Yuriy Zenon
    Anhelina Bohdana Halyna Hanna Iryna Khrystyna Lesia Lesya Liudmyla Maryna Mariia Mariya Myroslava Nadiia Nataliia Nataliya Oksana Oleksandra Olena Olha Roksolana
    Solomiia Sofiia Svitlana Tetiana Tetyana Uliana Viktoriia Yaroslava Yuliia Yuliya Zlata Иван Дмитрий Сергей Александр Алексей Андрей Михаил Николай Павел Владимир
    Виктор Олег Мария Елена Ольга Татьяна Наталья Ирина Светлана Анна Екатерина Юлия Олександр Володимир Микола Оксана Тетяна Георги Иванка Димитър`,
  african: `Kwame Kofi Kwasi Kojo Yaw Kwabena Kweku Ama Abena Akosua Afia Afua Adwoa Esi Efua Akua Yaa Chinedu Chukwuemeka Chidi Chika Chioma Chinonso Chiamaka
    Emeka Ikenna Ifeanyi Ifeoma Ngozi Nkechi Nneka Obinna Okechukwu Olumide Oluwaseun Oluwafemi Olusegun Ayodele Ayo Babatunde Tunde Femi Folake Funmilayo
    Kehinde Taiwo Segun Sade Sola Temitope Tolu Titilayo Yetunde Adebayo Adewale Amara Amadou Mamadou Aliou Abdoulaye Alioune Boubacar Cheikh Demba Fatou
    Fatoumata Aminata Aïssatou Aissatou Awa Bintou Coumba Djibril Fanta Gora Ibrahima Idrissa Issouf Kadiatou Khady Lamine Madou Mariama Mariam Modou Moussa Nafissatou
    Ndeye Oumar Oumou Ousmane Ousseynou Pape Rokhaya Salif Salimata Sékou Seydou Souleymane Thierno Tidiane Yacouba Adama Bakary Binta Hawa Kadidia Lassana
    Maïmouna Sory Jean-Bosco Dieudonné Espérance Célestin Innocent Fiston Mutombo Kalonji Kabongo Mbuyi Ilunga Tshala Bienvenu Clarisse Immaculée Uwimana
    Abebe Abeba Almaz Bekele Berhane Biniam Dawit Eden Feven Filmon Haile Hiwot Kidane Mebrahtu Meron Mulugeta Robel Samrawit Selam Semhar Senait Tekle Tesfay
    Tesfaye Tsegay Yonas Yohannes Zewdi Abdi Abdirahman Abdullahi Ayaan Faduma Fartun Hodan Ifrah Jama Liban Mohamud Nimco Sagal Warsame Zahra Njoroge Wanjiku
    Kamau Akinyi Achieng Otieno Wambui Thabo Sipho Nomvula Themba Blessing Godwin Patience Comfort Sunday Precious`,
  asian: `Nguyen Thi Thanh Minh Anh Linh Huong Hương Lan Mai Phuong Phương Thao Thảo Trang Tuan Tuấn Hung Hùng Dung Dũng Duc Đức Hieu Hiếu Hoa Hoang Huy Khoa Khanh Lam
    Long Nam Nga Ngoc Ngọc Nhung Phuc Quang Quoc Son Tam Thuy Thủy Tien Tri Trung Tung Van Viet Vy Xuan Yen Bao Binh Cuong Dat Ha Hai Hanh
    Priya Rahul Amit Anil Sunil Deepak Ravi Sanjay Vijay Anita Sunita Kavita Neha Pooja Rohit Arjun Vikram Lakshmi Meera Asha Geeta Divya Shreya Ananya Aarav Karthik
    Harish Suresh Ramesh Mahesh Ganesh Dinesh Rajesh Mukesh Naveen Praveen Manoj Vinod Ashok Gaurav Nikhil Siddharth Varun Kiran Jyoti Rekha Usha Shanti Gurpreet
    Harpreet Manpreet Jaspreet Baljit Sandeep Aditya Abhishek Akash Aishwarya Anjali Bhavna Chandra Gopal Indira Ishaan Kamala Krishna Kunal Madhuri Manish Mohan
    Nandini Nitin Padma Pankaj Parvati Pradeep Radha Raj Raja Rajiv Rakesh Ram Rani Rishi Sachin Sanjana Sarita Shyam Sita Swati Tanvi Uday Uma Vandana Vivek Yash
    Imran Nadeem Naveed Tahir Zubair Waqas Usman Shabana Shazia Saima Nusrat Rukhsana Bushra Sadia Tasneem Farzana Rubina Shahid Saqib Faizan Hamza
    Wei Ming Xin Ying Yan Jing Hui Jun Lei Li Mei Xiao Yong Zhen Haruto Hiroshi Kenji Takashi Yuki Sakura Naoko Keiko Akiko Satoshi Jisoo Minji Hyun Soo-jin
    Maricel Jhun Rodel Rowena Marites Arnel Analyn Jomar Thandar Siti Nurul Dewi Budi Agus Tenzin Lhamo Dorji Pema Bishnu Sunil Suman Tharshini Sivakumar Kumaran`,
};
