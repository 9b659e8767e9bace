// Every word of the page that resets the unit, in French and English; a no-break space stands where French typography wants one.
const french = (n, one, many) => (n < 2 ? `${n} ${one}` : `${n.toLocaleString("fr-FR")} ${many}`);
const english = (n, one, many) => (n === 1 ? `${n} ${one}` : `${n.toLocaleString("en-GB")} ${many}`);

export const TEXTS = {
  fr: {
    title: "Réinitialiser la borne",
    about: "Remet la borne comme l’atelier l’a livrée. On ne revient pas en arrière.",
    tools: "Outils",
    locked: "Réservé au technicien",
    pin: "Code du technicien",
    unlock: "Ouvrir",
    lock: "Refermer",
    back: "Page du technicien",
    wrongPin: "Ce code n’est pas le bon.",
    wait: (seconds) => `Après un mauvais code, il faut attendre ${seconds}\u00a0s avant le suivant.`,
    tooLong: "La page s’est refermée après un quart d’heure.",
    lost: "La borne ne répond plus. Si elle redémarre, cette page attend son retour.",
    choose: "Que faut-il garder\u202f?",
    keep: "Garder l’identité de la borne",
    wipe: "Tout effacer, l’identité aussi",
    goes: "Ce qui est perdu",
    stays: "Ce qui reste",
    what: { "keep-identity": (unit) => `${unit} reste ${unit}`, "wipe-identity": (unit) => `${unit} n’existera plus ici` },
    now: { "keep-identity": (unit) => `Réinitialiser ${unit}`, "wipe-identity": (unit) => `Effacer ${unit}` },
    typed: (unit) => `Pour confirmer, tapez le nom de la borne\u00a0: ${unit}`,
    reach: {
      appliance: "",
      package: "Ici, la borne n’est qu’un programme sur un système qui n’est pas le sien\u00a0: ses réglages d’installation, les réseaux et les journaux du système restent en place. C’est à la personne qui administre ce système de s’en occuper.",
      simulated: "Cette borne est simulée\u00a0: rien ne sera effacé. Tout se passe comme en vrai jusqu’à l’inscription au journal.",
    },
    lostBy: {
      "keep-identity": {
        appliance: [
          "les réglages reçus du gestionnaire ou faits sur place\u00a0: ceux que l’atelier a écrits sur la carte reviennent",
          "les réseaux et le proxy réglés sur place\u00a0: ceux que l’atelier a écrits sur la carte reviennent",
          "les enregistrements que le gestionnaire possède déjà",
        ],
        package: ["les réglages reçus du gestionnaire, et le proxy réglé sur place", "les enregistrements que le gestionnaire possède déjà"],
      },
      "wipe-identity": {
        appliance: [
          "le certificat et la clé\u00a0: la borne devra être rattachée de nouveau au parc",
          "tous les réglages et tous les réseaux, ceux de l’atelier compris, et le code du technicien",
          "tous les enregistrements et tous les journaux",
        ],
        package: ["le certificat et la clé\u00a0: la borne devra être rattachée de nouveau au parc", "les réglages reçus du gestionnaire, et le proxy réglé sur place", "tous les enregistrements"],
      },
    },
    keptBy: {
      "keep-identity": (view) => ["le nom, le certificat et la clé", `${french(view.unsent, "enregistrement", "enregistrements")} que le gestionnaire n’a pas encore, et qui lui seront envoyés`],
      "wipe-identity": (view) => [
        "le système et sa version",
        "chez le gestionnaire, tout l’historique de la borne",
        view.connected
          ? "le gestionnaire est prévenu avant l’effacement\u00a0: retirez-y ensuite l’appareil, pour que ses certificats soient révoqués"
          : "le gestionnaire n’est pas joignable, il n’en saura rien\u00a0: retirez-y l’appareil vous-même, pour que ses certificats soient révoqués",
      ],
    },
    unsent: (n) => `${french(n, "enregistrement que le gestionnaire n’a pas encore sera perdu", "enregistrements que le gestionnaire n’a pas encore seront perdus")} pour toujours (entretiens, avis, passages). Je l’accepte.`,
    states: {
      idle: () => "",
      begun: (view) => (view.kind === "wipe-identity" && view.connected ? "C’est demandé. La borne attend quelques secondes que le gestionnaire ait tout reçu, puis elle redémarre." : "C’est demandé. La borne redémarre."),
      played: () => "C’est joué\u00a0: la borne simulée l’a inscrit à son journal et n’a rien perdu.",
      failed: (view) => `Rien n’a été effacé. ${TEXTS.fr.why[view.why]}`,
    },
    why: {
      "citizen-served": "Quelqu’un se sert de la borne\u00a0: attendez la fin de l’entretien.",
      busy: "La borne est occupée par une mise à jour, une action à distance ou une autre réinitialisation\u00a0: réessayez plus tard.",
      "wrong-unit": "Ce n’est pas le nom de cette borne.",
      unsent: "Le gestionnaire n’a pas tout reçu, et le nombre d’enregistrements qui seraient perdus a augmenté\u00a0: lisez-le de nouveau et confirmez.",
      "not-recorded": "La borne n’a pas pu l’inscrire à son journal.",
      machine: "La borne n’a pas pu redémarrer\u00a0: coupez et remettez le courant, puis réessayez.",
    },
    refused: "La borne a refusé.",
  },
  en: {
    title: "Reset the kiosk",
    about: "Puts the kiosk back to how the workshop delivered it. There is no way back.",
    tools: "Tools",
    locked: "For technicians",
    pin: "Technician’s code",
    unlock: "Open",
    lock: "Close",
    back: "Technician’s page",
    wrongPin: "That is not the code.",
    wait: (seconds) => `After a wrong code, wait ${seconds} s before the next.`,
    tooLong: "The page closed itself after a quarter of an hour.",
    lost: "The kiosk does not answer any more. If it starts again, this page waits for it.",
    choose: "What is to be kept?",
    keep: "Keep who the kiosk is",
    wipe: "Erase everything, its identity too",
    goes: "What is lost",
    stays: "What stays",
    what: { "keep-identity": (unit) => `${unit} stays ${unit}`, "wipe-identity": (unit) => `${unit} will be no more here` },
    now: { "keep-identity": (unit) => `Reset ${unit}`, "wipe-identity": (unit) => `Erase ${unit}` },
    typed: (unit) => `To confirm, type the kiosk’s name: ${unit}`,
    reach: {
      appliance: "",
      package: "Here the kiosk is one program on a system that is not its own: the settings of its installation, the system’s networks and logs stay. They are for whoever administers that system.",
      simulated: "This kiosk is simulated: nothing will be erased. All goes as in earnest up to the entry in the journal.",
    },
    lostBy: {
      "keep-identity": {
        appliance: [
          "the settings that came from the manager or were made on site: those that the workshop wrote on the card come back",
          "the networks and the proxy that were set on site: those that the workshop wrote on the card come back",
          "the records that the manager has already",
        ],
        package: ["the settings that came from the manager, and the proxy that was set on site", "the records that the manager has already"],
      },
      "wipe-identity": {
        appliance: [
          "certificate and key: the kiosk has to join the fleet anew",
          "all settings and all networks, the workshop’s too, and the technician’s code",
          "all records and all logs",
        ],
        package: ["certificate and key: the kiosk has to join the fleet anew", "the settings that came from the manager, and the proxy that was set on site", "all records"],
      },
    },
    keptBy: {
      "keep-identity": (view) => ["name, certificate and key", `${english(view.unsent, "record", "records")} that the manager does not have yet, which will be sent`],
      "wipe-identity": (view) => [
        "the system and its version",
        "at the manager, all of the kiosk’s history",
        view.connected
          ? "the manager is told before: retire the unit there afterwards, so that its certificates are revoked"
          : "the manager can’t be reached and will not hear of it: retire the unit there yourself, so that its certificates are revoked",
      ],
    },
    unsent: (n) => `${english(n, "record that the manager does not have yet is lost", "records that the manager does not have yet are lost")} for good (interviews, answers, passers-by). I accept that.`,
    states: {
      idle: () => "",
      begun: (view) => (view.kind === "wipe-identity" && view.connected ? "It is asked for. The kiosk waits some seconds for the manager to have everything, then it starts again." : "It is asked for. The kiosk starts again."),
      played: () => "It is played: the simulated kiosk wrote it into its journal and lost nothing.",
      failed: (view) => `Nothing was erased. ${TEXTS.en.why[view.why]}`,
    },
    why: {
      "citizen-served": "Somebody uses the kiosk: wait for the interview’s end.",
      busy: "The kiosk is busy with an update, a remote action or another reset: try again later.",
      "wrong-unit": "That is not this kiosk’s name.",
      unsent: "The manager has not got everything, and the number of records that would be lost has grown: read it again and confirm.",
      "not-recorded": "The kiosk could not write it into its journal.",
      machine: "The kiosk could not start again: switch it off and on, then try again.",
    },
    refused: "The kiosk refused.",
  },
};
