package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.identity.Claim;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.provisioning.trouble.Kind;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.nio.file.Path;

/** Claims that a person or the manager hands over. */
final class ClaimInput {

  private ClaimInput() {}

  /** The file's bytes, of the standard input if it is {@code -}. */
  static byte[] read(Path file, Equipment equipment) throws Trouble {
    return InputFile.readOrInput(file, equipment, ClaimFile.LARGEST);
  }

  /**
   * The claim in these bytes, whose time may be over.
   *
   * @throws Trouble when there is none that can be used
   */
  static Claim parse(byte[] content) throws Trouble {
    return switch (ClaimFile.decode(content)) {
      case ClaimFile.Reading.Usable(Claim claim) -> claim;
      case ClaimFile.Reading.Unusable(String sentence) ->
          throw new Trouble(Kind.USAGE, "claim.wrong", sentence);
    };
  }

  /** Refuses a claim whose time is over. */
  static void requireTime(Claim claim, Equipment equipment) throws Trouble {
    if (claim.isOver(equipment.clock().instant())) {
      throw new Trouble(Kind.FINDING, "claim.expired", claim.expires());
    }
  }
}
