package fr.teleguichet.fleet.help;

import fr.teleguichet.hardware.text.CodedEnum;

/** Why nobody waits for help any more. */
public enum HelpOutcome implements CodedEnum {
  /** Somebody was there, or did not have to go. */
  SETTLED,
  /** The citizen took it back, or went away. */
  WITHDRAWN,
  /** Nobody said that they come. */
  UNANSWERED
}
