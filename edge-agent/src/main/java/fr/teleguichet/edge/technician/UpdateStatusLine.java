package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.edge.update.UpdateNotice;

/** An update in the words of the technician's page. */
public final class UpdateStatusLine {

  private UpdateStatusLine() {}

  public static Line of(UpdateNotice notice) {
    return new Line("Mise à jour", words(notice) + trouble(notice));
  }

  private static String words(UpdateNotice notice) {
    return switch (notice.word()) {
      case "downloading" -> "en cours de téléchargement";
      case "waiting" -> "prête, attend " + reason(notice.waitsFor());
      case "installing" -> "installation de la version " + notice.version();
      case "restarting" -> restarting(notice);
      case "proving" -> "la version " + notice.version() + " fait ses preuves";
      case "confirming" -> "la version " + notice.version() + " est adoptée";
      case "going-back" -> "retour à la version d’avant " + notice.version();
      case "reporting" -> "terminée, le résultat est en route";
      default -> "aucune en cours";
    };
  }

  private static String restarting(UpdateNotice notice) {
    return notice.waitsFor().isEmpty()
        ? "redémarrage sur la version " + notice.version()
        : "version %s installée, attend %s pour redémarrer"
            .formatted(notice.version(), reason(notice.waitsFor()));
  }

  private static String reason(String word) {
    return switch (word) {
      case "window" -> "la plage de maintenance";
      case "closing" -> "la fermeture du lieu";
      case "session" -> "la fin de l’entretien";
      default -> "son moment";
    };
  }

  private static String trouble(UpdateNotice notice) {
    return notice.trouble().map(word -> "\u00a0; la dernière a échoué\u00a0: " + word).orElse("");
  }
}
