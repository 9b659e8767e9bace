-- Where people of the Lot would have to go without a kiosk, as far as it is known; what somebody wrote stays.

UPDATE service SET offices = 'Agence de Cahors; Cahors; 44.4491; 1.4366' WHERE code = 'carsat' AND offices = '';
UPDATE service SET offices = 'Agence de Cahors; Cahors; 44.4491; 1.4366\nPermanence de Figeac; Figeac; 44.6089; 2.0316' WHERE code = 'caf' AND offices = '';
UPDATE service SET offices = 'Agence de Cahors; Cahors; 44.4491; 1.4366\nPermanence de Figeac; Figeac; 44.6089; 2.0316' WHERE code = 'cpam' AND offices = '';
UPDATE service SET offices = 'Agence de Cahors; Cahors; 44.4491; 1.4366\nPermanence de Figeac; Figeac; 44.6089; 2.0316' WHERE code = 'point-info-famille' AND offices = '';
UPDATE service SET offices = 'Agence de Cahors; Cahors; 44.4491; 1.4366\nPermanence de Figeac; Figeac; 44.6089; 2.0316' WHERE code = 'mission-locale' AND offices = '';
UPDATE service SET offices = 'Agence de Cahors; Cahors; 44.4491; 1.4366\nPermanence de Figeac; Figeac; 44.6089; 2.0316' WHERE code = 'france-travail' AND offices = '';
