// What the screen says. A no-break space stands where French typography wants one.
export const texts = {
  fr: {
    place: "Point visio · services publics",
    unclaimed: {
      title: "Ce point visio n’est pas encore en service",
      text: "Il ne peut pas vous mettre en relation pour le moment. Adressez-vous à l’accueil.",
      code: "Pour le technicien\u00a0: code de cet appareil",
      fingerprint: "Empreinte de sa clé, à comparer en entier avant d’accepter l’appareil",
    },
    idle: {
      title: "Parlez à un service public, ici, en visio",
      text: "C’est gratuit et confidentiel. Touchez le service que vous cherchez.",
    },
    interview: {
      title: "Entretien en cours",
      text: "Vous êtes en relation avec\u00a0:",
      end: "Terminer l’entretien",
    },
    satisfaction: {
      title: "Êtes-vous satisfait de cet entretien\u202f?",
      text: "Votre réponse est anonyme\u00a0: ni nom, ni image, ni heure.",
      answers: {
        "very-satisfied": "Très satisfait",
        satisfied: "Satisfait",
        "little-satisfied": "Peu satisfait",
        "not-satisfied": "Pas satisfait",
      },
    },
    recommend: {
      title: "Recommanderiez-vous ce service\u202f?",
      text: "À un proche, un voisin, un ami.",
      answers: { yes: "Oui", no: "Non", undecided: "Je ne sais pas" },
    },
    resolved: {
      title: "Avez-vous obtenu une réponse à votre demande\u202f?",
      text: "",
      answers: { yes: "Oui", partly: "En partie", no: "Non" },
    },
    skip: "Passer cette question",
    thanks: {
      title: "Merci\u202f!",
      written: "Votre réponse est enregistrée, sans votre nom. N’oubliez pas vos documents.",
      "under-way": "Votre réponse est en cours d’enregistrement…",
      refused:
        "Votre réponse n’a pas pu être enregistrée\u00a0: cet appareil ne peut plus rien écrire. Ce n’est pas de votre fait.",
      close: "Retour à l’accueil",
    },
    doubt: {
      title: "Êtes-vous encore là\u202f?",
      text: "Sans réponse, l’écran s’efface dans",
      seconds: "secondes",
      stay: "Oui, je continue",
    },
    quit: "Tout effacer et quitter",
    size: "Taille du texte",
    contrast: "Contraste élevé",
    listen: "Écouter",
    refused: "Cet appareil ne peut plus rien enregistrer. Prévenez l’accueil, s’il vous plaît.",
    lost: "Cet écran ne répond plus pour le moment. Adressez-vous à l’accueil.",
    waiting: "Un instant, s’il vous plaît…",
  },
  en: {
    place: "Video point · public services",
    unclaimed: {
      title: "This kiosk is not in service yet",
      text: "It cannot connect you at the moment. Please ask at reception.",
      code: "For the technician: this unit’s code",
      fingerprint: "Fingerprint of its key, to be compared in full before the unit is accepted",
    },
    idle: {
      title: "Speak to a public service, here, by video",
      text: "It is free and confidential. Touch the service you are looking for.",
    },
    interview: {
      title: "Interview under way",
      text: "You are in contact with:",
      end: "End the interview",
    },
    satisfaction: {
      title: "Are you satisfied with this interview?",
      text: "Your answer is anonymous: no name, no picture, no time.",
      answers: {
        "very-satisfied": "Very satisfied",
        satisfied: "Satisfied",
        "little-satisfied": "Not very satisfied",
        "not-satisfied": "Not satisfied",
      },
    },
    recommend: {
      title: "Would you recommend this service?",
      text: "To family, a neighbour, a friend.",
      answers: { yes: "Yes", no: "No", undecided: "I don’t know" },
    },
    resolved: {
      title: "Did you get an answer to your request?",
      text: "",
      answers: { yes: "Yes", partly: "In part", no: "No" },
    },
    skip: "Skip this question",
    thanks: {
      title: "Thank you!",
      written: "Your answer is saved, without your name. Please do not forget your documents.",
      "under-way": "Your answer is being saved…",
      refused:
        "Your answer could not be saved: this device cannot write anything more. It is not your fault.",
      close: "Back to the start",
    },
    doubt: {
      title: "Are you still there?",
      text: "Without an answer, the screen will be cleared in",
      seconds: "seconds",
      stay: "Yes, go on",
    },
    quit: "Clear everything and leave",
    size: "Text size",
    contrast: "High contrast",
    listen: "Listen",
    refused: "This device can no longer save anything. Please tell reception.",
    lost: "This screen is not responding at the moment. Please ask at reception.",
    waiting: "One moment, please…",
  },
  es: {
    place: "Punto de vídeo · servicios públicos",
    unclaimed: {
      title: "Este punto de vídeo aún no está en servicio",
      text: "Por el momento no puede ponerle en contacto. Diríjase a la recepción.",
      code: "Para el técnico: código de este aparato",
      fingerprint: "Huella de su clave, que debe compararse entera antes de aceptar el aparato",
    },
    idle: {
      title: "Hable con un servicio público, aquí, por vídeo",
      text: "Es gratuito y confidencial. Toque el servicio que busca.",
    },
    interview: {
      title: "Entrevista en curso",
      text: "Está en contacto con:",
      end: "Terminar la entrevista",
    },
    satisfaction: {
      title: "¿Está satisfecho con esta entrevista?",
      text: "Su respuesta es anónima: sin nombre, sin imagen, sin hora.",
      answers: {
        "very-satisfied": "Muy satisfecho",
        satisfied: "Satisfecho",
        "little-satisfied": "Poco satisfecho",
        "not-satisfied": "Nada satisfecho",
      },
    },
    recommend: {
      title: "¿Recomendaría este servicio?",
      text: "A un familiar, un vecino, un amigo.",
      answers: { yes: "Sí", no: "No", undecided: "No lo sé" },
    },
    resolved: {
      title: "¿Ha obtenido una respuesta a su solicitud?",
      text: "",
      answers: { yes: "Sí", partly: "En parte", no: "No" },
    },
    skip: "Pasar esta pregunta",
    thanks: {
      title: "¡Gracias!",
      written: "Su respuesta está guardada, sin su nombre. No olvide sus documentos.",
      "under-way": "Su respuesta se está guardando…",
      refused:
        "Su respuesta no se ha podido guardar: este aparato ya no puede escribir nada. No es culpa suya.",
      close: "Volver al inicio",
    },
    doubt: {
      title: "¿Sigue ahí?",
      text: "Sin respuesta, la pantalla se borrará en",
      seconds: "segundos",
      stay: "Sí, continuar",
    },
    quit: "Borrar todo y salir",
    size: "Tamaño del texto",
    contrast: "Alto contraste",
    listen: "Escuchar",
    refused: "Este aparato ya no puede guardar nada. Avise en la recepción, por favor.",
    lost: "Esta pantalla no responde por el momento. Diríjase a la recepción.",
    waiting: "Un momento, por favor…",
  },
};
