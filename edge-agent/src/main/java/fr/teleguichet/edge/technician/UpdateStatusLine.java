package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.edge.update.UpdateNotice;

/** An update in the words of the technician's page. */
final class UpdateStatusLine {

  private UpdateStatusLine() {}

  static Line of(UpdateNotice notice, Messages messages) {
    String words = words(notice, messages);
    return new Line(
        messages.say("update"),
        notice
            .trouble()
            .map(trouble -> messages.say("update.failed-before", words, trouble))
            .orElse(words));
  }

  private static String words(UpdateNotice notice, Messages messages) {
    return switch (notice.code()) {
      case "downloading" -> messages.say("update.downloading");
      case "waiting" -> messages.say("update.waiting", until(notice, messages));
      case "installing" -> messages.say("update.installing", notice.version());
      case "restarting" -> restarting(notice, messages);
      case "proving" -> messages.say("update.proving", notice.version());
      case "confirming" -> messages.say("update.confirming", notice.version());
      case "going-back" -> messages.say("update.going-back", notice.version());
      case "reporting" -> messages.say("update.reporting");
      default -> messages.say("update.none");
    };
  }

  private static String restarting(UpdateNotice notice, Messages messages) {
    return notice.waitsFor().isEmpty()
        ? messages.say("update.restarting", notice.version())
        : messages.say("update.restart-waiting", notice.version(), until(notice, messages));
  }

  private static String until(UpdateNotice notice, Messages messages) {
    return messages.say(
        switch (notice.waitsFor()) {
          case "window" -> "update.until.window";
          case "closing" -> "update.until.closing";
          case "session" -> "update.until.session";
          default -> "update.until.moment";
        });
  }
}
