package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.file.Path;

/** Claims that a person or the manager hands over. */
final class ClaimReader {

  private ClaimReader() {}

  /** The file's bytes, of the standard input if it is {@code -}. */
  static byte[] read(Path file, ProgramEnvironment equipment) throws TroubleException {
    return InputFileReader.readOrInput(file, equipment, ClaimFile.MAX_SIZE);
  }

  /**
   * The claim in these bytes, whose time may be over.
   *
   * @throws TroubleException when there is none that can be used
   */
  static EnrolmentClaim parse(byte[] content) throws TroubleException {
    return switch (ClaimFile.decode(content)) {
      case ClaimFile.Reading.Usable(EnrolmentClaim claim) -> claim;
      case ClaimFile.Reading.Unusable(String sentence) ->
          throw new TroubleException(TroubleKind.USAGE, "claim.wrong", sentence);
    };
  }

  /** Refuses a claim whose time is over. */
  static void requireTime(EnrolmentClaim claim, ProgramEnvironment equipment)
      throws TroubleException {
    if (claim.isOver(equipment.clock().instant())) {
      throw new TroubleException(TroubleKind.FINDING, "claim.expired", claim.expires());
    }
  }
}
