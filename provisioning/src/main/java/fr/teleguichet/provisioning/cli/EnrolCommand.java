package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.provisioning.enrol.EnrolmentParameters;
import fr.teleguichet.provisioning.enrol.EnrolmentResult;
import fr.teleguichet.provisioning.enrol.EstCertificateEnroller;
import fr.teleguichet.provisioning.enrol.IdentityFolder;
import fr.teleguichet.provisioning.enrol.UnitEnrolmentProcedure;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gets a unit its certificate. */
@Command(
    name = "enrol",
    description = {
      "Gets a unit its certificate, on the unit itself or for its storage on the bench.",
      "By a claim at once; without one the unit’s code is shown, and the program waits until"
          + " somebody accepts the unit in the manager’s pages. Ctrl-C ends the wait only: run it"
          + " again, and the code is the same.",
      "A unit whose certificate’s time is over needs neither: it asks the manager that it knows,"
          + " with its old certificate, and somebody approves it there."
    })
final class EnrolCommand extends CommandAction {

  @Option(
      names = "--claim",
      paramLabel = "FILE",
      description = "the claim file from the manager, or - for the standard input")
  private @Nullable Path claim;

  @Option(
      names = "--identity",
      paramLabel = "FOLDER",
      required = true,
      description = "where the unit keeps its key and certificate; made when it is not there")
  private Path identity = Path.of("");

  @Option(
      names = "--manager",
      paramLabel = "URL",
      description =
          "without a claim: the manager’s device address, such as https://fleet.example.org:8443")
  private @Nullable String manager;

  @Option(
      names = "--authority",
      paramLabel = "FINGERPRINT",
      description =
          "without a claim: SHA-256 of the manager’s root certificate; by default the system’s own"
              + " authorities vouch for the manager")
  private @Nullable String authority;

  @Option(names = "--no-wait", description = "ask once and do not wait for a person")
  private boolean noWait;

  EnrolCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) throws TroubleException {
    var folder = new IdentityFolder(identity, new SecureRandom());
    var enrolment =
        new UnitEnrolmentProcedure(
            folder, new EstCertificateEnroller(equipment().clock()), petition(folder));
    return switch (enrolled(enrolment, screen)) {
      case EnrolmentResult.Issued issued -> issued(issued, screen);
      case EnrolmentResult.Waiting waiting -> waiting(waiting, screen);
    };
  }

  private EnrolmentParameters petition(IdentityFolder folder) throws TroubleException {
    if ((claim != null && manager != null) || (authority != null && manager == null)) {
      throw new TroubleException(TroubleKind.USAGE, "enrol.options");
    }
    if (claim == null && manager == null) {
      return folder
          .petition()
          .orElseThrow(() -> new TroubleException(TroubleKind.USAGE, "enrol.options"));
    }
    if (claim != null) {
      EnrolmentClaim read = ClaimReader.parse(ClaimReader.read(claim, equipment()));
      ClaimReader.requireTime(read, equipment());
      return EnrolmentParameters.by(read);
    }
    return EnrolmentParameters.byCode(address(String.valueOf(manager)), root());
  }

  private Optional<Fingerprint> root() throws TroubleException {
    if (authority == null) {
      return Optional.empty();
    }
    Optional<Fingerprint> root = Fingerprint.parse(authority);
    if (root.isEmpty()) {
      throw new TroubleException(TroubleKind.USAGE, "prepare.authority");
    }
    return root;
  }

  private static URI address(String text) throws TroubleException {
    try {
      var address = URI.create(text);
      EnrolmentClaim.requireManager(address);
      return address;
    } catch (IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of("enrol.address", text), e);
    }
  }

  private EnrolmentResult enrolled(UnitEnrolmentProcedure enrolment, TerminalOutput screen)
      throws TroubleException {
    if (noWait) {
      return enrolment.ask(equipment().clock().instant());
    }
    try (var watch = new TerminalEnrolmentListener(equipment(), screen)) {
      return enrolment.askUntilDecided(equipment().clock().instant(), watch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TroubleException(TroubleKind.REFUSED, Message.of("answer.ended"), e);
    }
  }

  private ExitCode issued(EnrolmentResult.Issued issued, TerminalOutput screen) {
    screen.say(
        issued.now() ? "enrol.issued" : "enrol.already", issued.name().name(), issued.until());
    if (claim != null) {
      screen.say("enrol.claim-used");
    }
    ObjectNode answer =
        answer("issued", issued.key())
            .put("kiosk", issued.name().name().value())
            .put("territory", issued.name().territory().value())
            .put("until", issued.until().toString())
            .put("now", issued.now());
    screen.answer(answer);
    return ExitCode.DONE;
  }

  private ExitCode waiting(EnrolmentResult.Waiting waiting, TerminalOutput screen) {
    screen.say("enrol.code", ShortCode.of(waiting.key()), waiting.key().grouped());
    screen.say("enrol.again");
    screen.answer(answer("waiting", waiting.key()));
    return ExitCode.FINDING;
  }

  private ObjectNode answer(String state, Fingerprint key) {
    return new ObjectMapper()
        .createObjectNode()
        .put("state", state)
        .put("code", ShortCode.of(key).toString())
        .put("fingerprint", key.hex())
        .put("identity", identity.toString());
  }
}
