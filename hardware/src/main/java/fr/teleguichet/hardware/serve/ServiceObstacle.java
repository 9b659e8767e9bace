package fr.teleguichet.hardware.serve;

import static fr.teleguichet.hardware.serve.CitizenAct.PRINT;
import static fr.teleguichet.hardware.serve.CitizenAct.SCAN;
import static fr.teleguichet.hardware.serve.CitizenAct.VIDEO;

import fr.teleguichet.hardware.text.CodedEnum;
import fr.teleguichet.hardware.text.TranslatedWords;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Why a kiosk can't do an act at this moment. The order is the one in which people are told. */
public enum ServiceObstacle implements CodedEnum {
  NOT_IN_SERVICE(
      "la borne n’est pas encore en service",
      "the kiosk is not in service yet",
      "el puesto aún no está en servicio",
      VIDEO),
  CLOSED(
      "le lieu est fermé à cette heure",
      "the place is closed at this hour",
      "el lugar está cerrado a esta hora",
      VIDEO),
  SERVICE_CLOSED(
      "l’organisme ne répond pas à cette heure",
      "the service does not answer at this hour",
      "el organismo no responde a esta hora",
      VIDEO),
  MAINTENANCE(
      "une intervention est en cours",
      "somebody is working on the kiosk",
      "alguien está trabajando en el puesto",
      VIDEO),
  OUT_OF_ORDER(
      "la borne est en panne et attend un dépannage",
      "the kiosk is out of order and waits for a repair",
      "el puesto está averiado y espera una reparación",
      VIDEO),
  TRACES_LEFT(
      "ce qu’un usager a laissé n’a pas pu être effacé",
      "what a citizen left could not be erased",
      "no se ha podido borrar lo que dejó un usuario",
      VIDEO),
  SCREEN_FAILED(
      "l’écran ne fonctionne pas", "the screen does not work", "la pantalla no funciona", VIDEO),
  CAMERA_MISSING(
      "la caméra n’est pas branchée",
      "the camera is not plugged in",
      "la cámara no está conectada",
      VIDEO),
  CAMERA_FAILED(
      "la caméra ne fonctionne pas", "the camera does not work", "la cámara no funciona", VIDEO),
  SHUTTER_CLOSED(
      "le volet de la caméra est fermé",
      "the camera’s shutter is closed",
      "la tapa de la cámara está cerrada",
      VIDEO),
  SOUND_MISSING(
      "le son n’est pas branché",
      "the sound is not plugged in",
      "el sonido no está conectado",
      VIDEO),
  SOUND_FAILED(
      "le son ne fonctionne pas", "the sound does not work", "el sonido no funciona", VIDEO),
  NETWORK_DOWN("le réseau est coupé", "the network is down", "no hay red", VIDEO),
  NETWORK_POOR(
      "le réseau est trop lent pour la visio",
      "the network is too slow for video",
      "la red es demasiado lenta para el vídeo",
      VIDEO),
  CLOCK_WRONG(
      "l’horloge de la borne n’est pas à l’heure",
      "the kiosk’s clock is wrong",
      "el reloj del puesto no está en hora",
      VIDEO),
  STORAGE_FAILING(
      "la borne ne peut plus enregistrer",
      "the kiosk can’t write to its storage",
      "el puesto ya no puede guardar datos",
      VIDEO),
  POWER_FAILING(
      "le courant est coupé et la batterie presque vide",
      "the power is cut and the battery nearly empty",
      "no hay corriente y la batería está casi vacía",
      VIDEO),
  PRINTER_MISSING(
      "l’imprimante n’est pas branchée",
      "the printer is not plugged in",
      "la impresora no está conectada",
      PRINT),
  PRINTER_OUT_OF_PAPER(
      "l’imprimante n’a plus de papier",
      "the printer is out of paper",
      "la impresora no tiene papel",
      PRINT),
  PRINTER_JAMMED(
      "une feuille est coincée dans l’imprimante",
      "paper is jammed",
      "hay una hoja atascada en la impresora",
      PRINT),
  PRINTER_OPEN(
      "le capot de l’imprimante est ouvert",
      "the printer’s cover is open",
      "la tapa de la impresora está abierta",
      PRINT),
  PRINTER_OUT_OF_TONER(
      "l’imprimante n’a plus d’encre",
      "the printer is out of toner",
      "la impresora no tiene tinta",
      PRINT),
  PRINTER_FAILED(
      "l’imprimante ne fonctionne pas",
      "the printer does not work",
      "la impresora no funciona",
      PRINT),
  PRINTER_UNCHECKED(
      "l’imprimante ne dit pas s’il lui reste un document à effacer",
      "the printer does not say whether it still holds a document",
      "la impresora no dice si le queda un documento por borrar",
      PRINT),
  SCANNER_MISSING(
      "le numériseur n’est pas branché",
      "the scanner is not plugged in",
      "el escáner no está conectado",
      SCAN),
  SCANNER_FAILED(
      "le numériseur ne fonctionne pas",
      "the scanner does not work",
      "el escáner no funciona",
      SCAN),
  SCANNER_UNCHECKED(
      "le numériseur ne dit pas s’il lui reste une page à effacer",
      "the scanner does not say whether it still holds a page",
      "el escáner no dice si le queda una página por borrar",
      SCAN);

  private final TranslatedWords words;
  private final CitizenAct act;

  ServiceObstacle(String french, String english, String spanish, CitizenAct act) {
    this.words = new TranslatedWords(french, english, spanish);
    this.act = act;
  }

  /** What it stands in the way of; what hinders the interview hinders everything. */
  public Set<CitizenAct> acts() {
    return act == VIDEO ? EnumSet.allOf(CitizenAct.class) : EnumSet.of(act);
  }

  /** A part of a sentence, such as "the printer is out of paper", in French, Spanish or English. */
  public String sentence(Locale locale) {
    return words.in(locale);
  }

  /** The obstacle behind the word; nothing for a word of a newer version. */
  public static Optional<ServiceObstacle> ofWord(String word) {
    return CodedEnum.of(ServiceObstacle.class, word);
  }
}
