package fr.teleguichet.edge.help;

import fr.teleguichet.hardware.text.CodedEnum;

/**
 * How far somebody is who asked for help.
 *
 * <pre>
 *   NONE -- ask --&gt; ASKING -- told --&gt; ASKED -- somebody comes --&gt; COMING
 *                     |  ^               |
 *         nobody told |  | told later    | nobody answers
 *                     v  |               v
 *                  UNREACHED         UNANSWERED
 *
 *   taken back, settled, session over, no session in time: NONE, from everywhere
 * </pre>
 */
public enum HelpStatus implements CodedEnum {
  NONE,
  /** The fleet manager is being told. */
  ASKING,
  /** It can't be told: reception is nearer. */
  UNREACHED,
  /** Whoever may come has been told. */
  ASKED,
  COMING,
  /** Nobody said that they come. */
  UNANSWERED;

  /** Whether the fleet manager is to know of it. */
  boolean isOpen() {
    return this == ASKING || this == UNREACHED || this == ASKED || this == COMING;
  }
}
