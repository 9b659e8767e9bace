package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.prepare.Secret;
import fr.teleguichet.provisioning.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What opens a unit for technicians. It lies on the card in the clear, so each unit has one of its
 * own: whoever steals a card learns nothing that opens another.
 */
final class TechnicianPinSource {

  private static final int DIGITS = 6;

  private TechnicianPinSource() {}

  /** The file's PIN; where there is no such file, one is drawn, told and kept there. */
  static Secret in(
      Path file, ProgramEnvironment equipment, TerminalOutput screen, RandomGenerator random)
      throws TroubleException {
    if (!InputFileReader.isStandardInput(file) && Files.notExists(file)) {
      String drawn =
          random.ints(DIGITS, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
      OutputFileWriter.writeSecret(file, (drawn + "\n").getBytes(StandardCharsets.US_ASCII));
      screen.say("prepare.pin", drawn, file);
    }
    return InputFileReader.secret(file, equipment);
  }
}
