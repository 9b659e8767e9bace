package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a peripheral is in its state, in words, the same on the kiosk and in the back office. The
 * code is the keyword that kiosks send.
 */
public enum StateReason implements CodedEnum {
  // Printers: {@code printer-state-reasons} of IPP (RFC 8011, section 5.4.12), CUPS and PWG 5107.2.
  MEDIA_EMPTY("plus de papier", "out of paper"),
  MEDIA_LOW("papier bientôt épuisé", "paper low"),
  MEDIA_NEEDED("papier demandé", "paper needed"),
  MEDIA_JAM("bourrage papier", "paper jam"),
  MARKER_SUPPLY_LOW("encre ou toner bientôt épuisé", "ink or toner low"),
  MARKER_SUPPLY_EMPTY("encre ou toner épuisé", "out of ink or toner"),
  MARKER_SUPPLY_MISSING("cartouche absente", "cartridge is missing"),
  TONER_LOW("toner bientôt épuisé", "toner low"),
  TONER_EMPTY("toner épuisé", "out of toner"),
  MARKER_WASTE_FULL("bac de récupération plein", "waste tank full"),
  MARKER_WASTE_ALMOST_FULL("bac de récupération presque plein", "waste tank almost full"),
  DEVELOPER_EMPTY("révélateur épuisé", "developer is empty"),
  DEVELOPER_LOW("révélateur bientôt épuisé", "developer is low"),
  COVER_OPEN("capot ouvert", "cover open"),
  DOOR_OPEN("porte ouverte", "door open"),
  INTERLOCK_OPEN("sécurité ouverte", "interlock open"),
  INPUT_TRAY_MISSING("bac à papier absent", "paper tray missing"),
  OUTPUT_TRAY_MISSING("bac de sortie absent", "output tray missing"),
  OUTPUT_AREA_FULL("bac de sortie plein", "output tray full"),
  OUTPUT_AREA_ALMOST_FULL("bac de sortie presque plein", "output tray almost full"),
  PAUSED("en pause", "paused"),
  SHUTDOWN("éteinte", "switched off"),
  STOPPED_PARTLY("arrêt partiel", "partly stopped"),
  STOPPING("arrêt en cours", "stopping"),
  STOPPED("arrêtée par une erreur", "stopped by an error"),
  CONNECTING_TO_DEVICE("connexion en cours", "connecting"),
  TIMED_OUT("ne répond pas", "does not answer"),
  SPOOL_AREA_FULL("file d’impression pleine", "print queue full"),
  OPC_LIFE_OVER("tambour à remplacer", "drum to be replaced"),
  OPC_NEAR_EOL("tambour bientôt usé", "drum nearly worn"),
  FUSER_OVER_TEMP("unité de fusion trop chaude", "fuser too hot"),
  FUSER_UNDER_TEMP("unité de fusion trop froide", "fuser too cold"),
  OFFLINE("hors ligne", "offline"),
  DRIVER_MISSING("pilote absent", "driver missing"),

  // Scanners.
  FEEDER_JAM("feuille coincée dans le chargeur", "paper jam in the feeder"),
  FEEDER_HATCH_OPEN("capot du chargeur ouvert", "feeder cover open"),
  FEEDER_MISPICK("le chargeur n’a pas pris la feuille", "the feeder missed a page"),
  FEEDER_LOADED("papier oublié dans le chargeur", "paper forgotten in the feeder"),
  DOWN("hors d’usage", "out of use"),

  // Power supplies.
  ON_BATTERY("sur batterie", "on battery"),
  BATTERY_LOW("batterie faible", "battery low"),
  LOW_BATTERY("batterie presque vide", "battery nearly empty"),
  CHARGE_LOW("batterie peu chargée", "battery charge low"),
  RUNTIME_LOW("autonomie trop courte", "little running time left"),
  REPLACE_BATTERY("batterie à remplacer", "battery to be replaced"),
  OVERLOAD("surcharge", "overload"),
  OFF("sortie coupée", "output is off"),
  BYPASS("onduleur contourné", "bypassed"),
  ALARM("alarme de l’onduleur", "alarm of the supply"),
  UPS_UNREACHABLE("onduleur injoignable", "supply does not answer"),
  UPS_UNKNOWN_UPS("onduleur inconnu de son logiciel", "supply unknown to its software"),
  UNDER_VOLTAGE("tension trop basse", "voltage too low"),

  // Screens.
  NO_SIGNAL("pas de signal", "no signal"),
  NO_PAGE("l’écran n’affiche pas la page de la borne", "the screen does not show the kiosk’s page"),
  NO_PICTURE("l’image de l’écran est figée", "the screen’s picture is frozen"),
  PAGE_HIDDEN("la page de la borne est masquée", "the kiosk’s page is covered"),
  NOT_ENABLED("branché, mais non activé", "plugged in, but not enabled"),
  NOT_SWITCHED("rien ne commande son allumage", "nothing switches it"),
  SEVERAL_DISPLAYS("plusieurs écrans branchés", "several displays plugged in"),
  ASLEEP("en veille alors qu’il devrait être allumé", "asleep when it should be lit"),
  DIM_FAILED("la luminosité ne se règle pas", "brightness can’t be set"),
  SWITCH_FAILED("ne s’allume ni ne s’éteint", "can’t be switched"),
  NO_BACKLIGHT("rétroéclairage introuvable", "no backlight found"),
  NO_CONNECTOR("aucune prise vidéo", "no video connector"),

  // Sound and camera.
  MUTED("son coupé", "muted"),
  MICROPHONE_MUTED("microphone coupé", "microphone muted"),
  VOLUME_UNKNOWN("volume inconnu", "volume not known"),
  NO_LOUDSPEAKER("pas de haut-parleur", "no loudspeaker"),
  NO_MICROPHONE("pas de microphone", "no microphone"),
  SOUND_CARD_MISSING("carte son absente", "sound card is missing"),
  SHUTTER_CLOSED("volet fermé", "shutter closed"),
  HANDSET_OFF_HOOK("combiné mal raccroché", "handset off the hook"),

  // Presence sensors.
  RADAR_SILENT("le radar n’envoie plus rien", "the radar says nothing"),
  RADAR_STUCK("le radar voit quelqu’un en permanence", "the radar always sees somebody"),
  RADAR_BLIND("le radar ne voit personne", "the radar sees nobody"),
  INFRARED_SILENT("le détecteur infrarouge n’envoie plus rien", "the infrared sensor says nothing"),
  INFRARED_STUCK(
      "le détecteur infrarouge voit quelqu’un en permanence",
      "the infrared sensor always sees somebody"),
  INFRARED_BLIND("le détecteur infrarouge ne voit personne", "the infrared sensor sees nobody"),
  DISTANCE_SILENT(
      "le détecteur de distance n’envoie plus rien", "the distance sensor says nothing"),
  DISTANCE_STUCK(
      "le détecteur de distance voit quelqu’un en permanence",
      "the distance sensor always sees somebody"),
  DISTANCE_BLIND("le détecteur de distance ne voit personne", "the distance sensor sees nobody"),
  CALL_BUTTON_STUCK("bouton d’appel coincé", "call button stuck"),

  // The case, and any device.
  TAMPER("ouverture non autorisée", "tampering"),
  TOO_HOT("trop chaud", "too hot"),
  FAN_SLOW("ventilateur trop lent", "fan too slow"),
  FAN_STALLED("ventilateur bloqué", "fan stalled"),
  NO_CARD_SERVICE(
      "le service de lecture de cartes ne répond pas", "the card service does not answer"),
  BUSY("occupé par un autre programme", "in use by another program"),
  NOT_RESPONDING("ne répond pas", "does not answer"),
  PROBE_FAILED("le contrôle a échoué", "the check failed"),
  MISSING("absent", "missing"),
  UNREACHABLE("injoignable", "can’t be reached"),
  UNPLUGGED("débranché", "unplugged"),
  TOO_MUCH_OUTPUT("réponse illisible", "unreadable answer"),
  OTHER("cause non précisée", "unspecified cause");

  private static final Map<String, StateReason> BY_KEYWORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(StateReason::code, Function.identity()));

  private final String french;
  private final String english;

  StateReason(String french, String english) {
    this.french = french;
    this.english = english;
  }

  /** What people read. */
  public String label(Locale locale) {
    return isFrench(locale) ? french : english;
  }

  /**
   * The reason behind a keyword, with or without an ending that says how grave it is; nothing for a
   * keyword of the device's own.
   */
  public static Optional<StateReason> ofKeyword(String keyword) {
    return Optional.ofNullable(BY_KEYWORD.get(StateReasonNormaliser.withoutSeverity(keyword)));
  }

  /**
   * Reasons in words, each once. A keyword without words is quoted as the device's own.
   *
   * @param keywords separated by commas; {@code none} says nothing
   */
  public static String words(String keywords, Locale locale) {
    return Arrays.stream(keywords.split(",", -1))
        .map(String::strip)
        .filter(keyword -> !keyword.isEmpty() && !keyword.equals("none"))
        .map(
            keyword ->
                ofKeyword(keyword)
                    .map(reason -> reason.label(locale))
                    .orElseGet(() -> quoted(keyword, locale)))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String keyword, Locale locale) {
    return isFrench(locale)
        ? "signal «\u00a0" + keyword + "\u00a0» de l’appareil"
        : "the device’s own signal “" + keyword + "”";
  }

  private static boolean isFrench(Locale locale) {
    return locale.getLanguage().equals("fr");
  }
}
