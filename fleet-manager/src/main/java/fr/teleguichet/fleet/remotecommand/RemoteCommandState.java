package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.text.CodedEnum;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where a wish stands, as the manager knows: its own states, and the stages that the kiosk tells.
 *
 * <pre>
 *   WANTED ──► ACCEPTED, REFUSED or EXPIRED, and on as {@link RemoteCommandStage#next} says
 *     │  ▲
 *     │  └ a late answer still counts: from UNANSWERED and CANCELLED the same ways lead on
 *     └──► UNANSWERED (nothing came before the deadline), CANCELLED (a person took it back)
 * </pre>
 */
public enum RemoteCommandState implements CodedEnum {
  /** Nothing came from the kiosk yet. */
  WANTED,
  ACCEPTED,
  WAITING,
  EXECUTING,
  DONE,
  FAILED,
  REFUSED,
  /** The kiosk says that the deadline was over before it could begin. */
  EXPIRED,
  /** The deadline is over, and nothing came from the kiosk. */
  UNANSWERED,
  /** A person took it back before the kiosk answered. */
  CANCELLED;

  /** The states in which the kiosk may still do it. */
  static final Set<RemoteCommandState> OPEN = EnumSet.of(WANTED, ACCEPTED, WAITING, EXECUTING);

  /** The word for programs, to whom it is all one who noticed that the deadline is over. */
  public String publicWord() {
    return this == UNANSWERED ? EXPIRED.code() : code();
  }

  /** Whether nothing more is expected. */
  public boolean isEnd() {
    return !OPEN.contains(this);
  }

  /** The state after the kiosk told this; nothing when it is not what may follow. */
  Optional<RemoteCommandState> after(RemoteCommandStage told) {
    return next().contains(told) ? Optional.of(of(told)) : Optional.empty();
  }

  private Set<RemoteCommandStage> next() {
    return switch (this) {
      case WANTED, UNANSWERED, CANCELLED ->
          EnumSet.of(
              RemoteCommandStage.ACCEPTED, RemoteCommandStage.REFUSED, RemoteCommandStage.EXPIRED);
      case ACCEPTED -> RemoteCommandStage.ACCEPTED.next();
      case WAITING -> RemoteCommandStage.WAITING.next();
      case EXECUTING -> RemoteCommandStage.EXECUTING.next();
      case DONE, FAILED, REFUSED, EXPIRED -> EnumSet.noneOf(RemoteCommandStage.class);
    };
  }

  private static RemoteCommandState of(RemoteCommandStage stage) {
    return valueOf(stage.name());
  }

  /** The state behind the word. */
  static Optional<RemoteCommandState> ofWord(String word) {
    return CodedEnum.of(RemoteCommandState.class, word);
  }
}
