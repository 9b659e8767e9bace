package fr.teleguichet.fleet.update.action;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person says to an update that waits for somebody's agreement. */
enum ConfirmationAnswer {
  /** The kiosk is offered the update. */
  ACCEPT("accepted", "confirmed", "update.accept."),
  /** The update is over. */
  DECLINE("declined", "denied", "update.decline.");

  private final String kind;
  private final String confirmation;
  private final String texts;

  ConfirmationAnswer(String kind, String confirmation, String texts) {
    this.kind = kind;
    this.confirmation = confirmation;
    this.texts = texts;
  }

  /** The answer of a word in addresses. */
  static Optional<ConfirmationAnswer> of(String word) {
    return Arrays.stream(values()).filter(it -> it.code().equals(word)).findFirst();
  }

  /** The answer of a word of hawkBit's management interface. */
  static Optional<ConfirmationAnswer> confirmation(String word) {
    return Arrays.stream(values()).filter(it -> it.confirmation.equals(word)).findFirst();
  }

  /** What the keys of its texts begin with. */
  String texts() {
    return texts;
  }

  /** The word in addresses. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the history and the audit log call it. */
  String kind() {
    return kind;
  }

  UpdateActionEvent event() {
    return switch (this) {
      case ACCEPT -> new UpdateActionEvent.Confirm();
      case DECLINE -> new UpdateActionEvent.Decline();
    };
  }
}
