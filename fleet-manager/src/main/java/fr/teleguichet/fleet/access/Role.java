package fr.teleguichet.fleet.access;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** What somebody is in the network; each may do what its name promises and nothing else. */
public enum Role implements CodedEnum {
  /** Runs the network: everything. */
  COORDINATOR,
  /** Prepares, accepts, repairs and replaces kiosks. */
  TECHNICIAN,
  /** Helps citizens at a relay: sees the kiosks there and says what does not work. */
  MEDIATOR,
  /** Talks with citizens for a public body: sees which kiosks work. */
  ADVISER,
  /** Sees figures and states, changes nothing. */
  VIEWER;

  /** The role of this word. */
  public static Optional<Role> ofWord(String word) {
    return CodedEnum.of(Role.class, word);
  }
}
