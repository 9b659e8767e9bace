package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/**
 * How far a kiosk of a rollout is. {@link MemberEvent#on} says which way leads where.
 *
 * <pre>
 *   waiting ──offer──► updating ──succeed──► succeeded ──revert──► reverting ──succeed──► reverted
 *     │ ▲  ▲              │ │ │                  ▲ │ strand           │ fail, yield, leave
 *     │ │  └──withdraw────┘ │ └─fail─► failed    │ └───────► stranded ◄┘
 *     │ │                 leave          │       │
 *     │ └──────────retry────│────────────┤       │
 *     │                     ▼            │       │
 *     │                  leaving ─yield─►│cancelled (also from updating; from waiting by drop)
 *     │                     └─succeed────┼───────┘
 *     └──retire (also from updating, leaving, reverting)──► left
 * </pre>
 *
 * <p>One that failed because nothing was heard of it is told to have succeeded as soon as it says
 * so.
 */
public enum MemberState implements CodedEnum {
  /** It was not told yet. */
  WAITING,
  /** It has an update that is not over. */
  UPDATING,
  /** It was asked to leave its update. */
  LEAVING,
  /** It has the distribution. */
  SUCCEEDED,
  /** It could not install the distribution. */
  FAILED,
  /** Its update was taken back. */
  CANCELLED,
  /** The kiosk is no more. */
  LEFT,
  /** It is getting back what it had. */
  REVERTING,
  /** It has what it had. */
  REVERTED,
  /** It should have got back what it had, and did not. */
  STRANDED;

  /** Whether its wave waits for it. */
  boolean isPending() {
    return this == WAITING || this == UPDATING || this == LEAVING;
  }

  /** Whether it is among those of which the thresholds count a share. */
  boolean counts() {
    return this != LEFT && this != CANCELLED;
  }

  /** The state of a word. */
  public static Optional<MemberState> of(String word) {
    return CodedEnum.of(MemberState.class, word);
  }
}
