package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.identity.CertificateName;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.accept.Acceptance;
import fr.teleguichet.provisioning.accept.AcceptanceDoor;
import fr.teleguichet.provisioning.accept.AcceptanceRecord;
import fr.teleguichet.provisioning.accept.Draft;
import fr.teleguichet.provisioning.accept.DraftFile;
import fr.teleguichet.provisioning.accept.HttpAcceptanceDoor;
import fr.teleguichet.provisioning.accept.Signature;
import fr.teleguichet.provisioning.accept.Spool;
import fr.teleguichet.provisioning.accept.Subject;
import fr.teleguichet.provisioning.fleet.ManagerAddress;
import fr.teleguichet.provisioning.tls.Pem;
import fr.teleguichet.provisioning.tls.Tls;
import fr.teleguichet.provisioning.trouble.Kind;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.security.cert.X509Certificate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The acceptance test of a unit. */
@Command(
    name = "accept",
    description = {
      "Tests a unit: each peripheral, then the measures that make it usable for everybody.",
      "With --pin-file the unit’s agent exercises each peripheral and tells what it saw.",
      "Each answer is kept at once, so a break or Ctrl-C loses nothing: run it again to go on. The"
          + " record is signed with the unit’s key and sent to the manager, now or later (--send)."
    })
final class AcceptCommand extends ToolCommand {

  @Mixin private UnitFiles files = new UnitFiles();
  @Mixin private UnitOptions agent = new UnitOptions();

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      defaultValue = BoardChoice.DEFAULT,
      description =
          "what the kiosk is made of, a known board or a board file; by default ${DEFAULT-VALUE}")
  private String board = BoardChoice.DEFAULT;

  @Option(
      names = "--technician",
      paramLabel = "NAME",
      description = "who tests; by default the user of this machine")
  private String technician = "";

  @Option(names = "--agent-version", paramLabel = "V", description = "of the edge agent")
  private String agentVersion = "";

  @Option(names = "--image-version", paramLabel = "V", description = "of the system’s image")
  private String imageVersion = "";

  @Option(names = "--send", description = "test nothing, send the records that wait")
  private boolean sendOnly;

  @Option(names = "--later", description = "do not send now; the record waits on this machine")
  private boolean later;

  AcceptCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode perform(Screen screen) throws Trouble {
    var spool = new Spool(files.folder().resolve("spool"));
    boolean accepted = sendOnly || tested(spool, screen);
    if (!later) {
      send(spool, screen);
    } else {
      screen.say("accept.kept", spool.waiting().size());
    }
    return accepted ? ExitCode.DONE : ExitCode.FINDING;
  }

  private boolean tested(Spool spool, Screen screen) throws Trouble {
    if (screen.json()) {
      throw new Trouble(Kind.USAGE, "accept.person");
    }
    if (who().isBlank()) {
      throw new Trouble(Kind.USAGE, "accept.technician");
    }
    BoardProfile profile = BoardChoice.profile(board);
    Subject subject = subject(profile);
    var file = new DraftFile(files.folder(), subject);
    Draft draft = file.load(subject);
    screen.say(draft.size() == 0 ? "accept.begin" : "accept.resume", subject.kiosk(), draft.size());
    var trial = agent.trial(subject.key(), equipment(), screen);
    new Acceptance(profile, trial, new TerminalPerson(screen), file).run(draft);
    var record =
        new AcceptanceRecord(
            draft, equipment().clock().instant(), who(), agentVersion, imageVersion);
    spool.keep(Signature.sign(record, Pem.key(files.key()), subject.key()));
    file.delete();
    screen.say(draft.isAccepted() ? "accept.accepted" : "accept.not-accepted", subject.kiosk());
    return draft.isAccepted();
  }

  private Subject subject(BoardProfile profile) throws Trouble {
    X509Certificate own = Pem.certificates(files.certificate()).getFirst();
    Optional<CertificateName> name = CertificateName.of(own);
    if (name.isPresent() && name.get() instanceof CertificateName.Kiosk(var territory, var kiosk)) {
      return new Subject(
          kiosk, territory, Fingerprint.of(own.getPublicKey()), profile.id().value());
    }
    throw new Trouble(Kind.USAGE, "accept.no-name", files.certificate());
  }

  private String who() {
    return technician.isEmpty() ? equipment().environment().getOrDefault("USER", "") : technician;
  }

  private void send(Spool spool, Screen screen) throws Trouble {
    Spool.Outcome outcome = spool.waiting().isEmpty() ? nothing() : spool.send(door());
    screen.say("accept.sent", outcome.sent(), outcome.setAside(), outcome.waiting());
    screen.answer(
        new ObjectMapper()
            .createObjectNode()
            .put("sent", outcome.sent())
            .put("refused", outcome.setAside())
            .put("waiting", outcome.waiting()));
  }

  private static Spool.Outcome nothing() {
    return new Spool.Outcome(0, 0, 0);
  }

  private AcceptanceDoor door() throws Trouble {
    return new HttpAcceptanceDoor(
        Tls.client(
            files.authorities(), Optional.of(new Tls.Identity(files.certificate(), files.key()))),
        ManagerAddress.parse(files.manager()).uri());
  }
}
