package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import fr.teleguichet.provisioning.accept.AcceptanceDraft;
import fr.teleguichet.provisioning.accept.AcceptanceDraftFile;
import fr.teleguichet.provisioning.accept.AcceptanceProcedure;
import fr.teleguichet.provisioning.accept.AcceptanceRecord;
import fr.teleguichet.provisioning.accept.AcceptanceUploader;
import fr.teleguichet.provisioning.accept.HttpAcceptanceUploader;
import fr.teleguichet.provisioning.accept.RecordSigner;
import fr.teleguichet.provisioning.accept.RecordSpool;
import fr.teleguichet.provisioning.accept.TestedUnit;
import fr.teleguichet.provisioning.fleet.ManagerAddress;
import fr.teleguichet.provisioning.tls.HttpsClients;
import fr.teleguichet.provisioning.tls.PemFileReader;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
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
final class AcceptCommand extends CommandAction {

  @Mixin private UnitFileOptions files = new UnitFileOptions();
  @Mixin private AgentConnectionOptions agent = new AgentConnectionOptions();
  @Mixin private BoardOption board = new BoardOption();

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

  AcceptCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) throws TroubleException {
    var spool = new RecordSpool(files.folder().resolve("spool"));
    boolean accepted = sendOnly || tested(spool, screen);
    if (!later) {
      send(spool, screen);
    } else {
      screen.say("accept.kept", spool.waiting().size());
    }
    return accepted ? ExitCode.DONE : ExitCode.FINDING;
  }

  private boolean tested(RecordSpool spool, TerminalOutput screen) throws TroubleException {
    if (screen.json()) {
      throw new TroubleException(TroubleKind.USAGE, "accept.person");
    }
    if (who().isBlank()) {
      throw new TroubleException(TroubleKind.USAGE, "accept.technician");
    }
    BoardProfile profile = BoardResolver.profile(board.value());
    TestedUnit subject = subject(profile);
    var file = new AcceptanceDraftFile(files.folder(), subject);
    AcceptanceDraft draft = file.load(subject);
    screen.say(draft.size() == 0 ? "accept.begin" : "accept.resume", subject.kiosk(), draft.size());
    var trial = agent.trial(subject.key(), equipment(), screen);
    new AcceptanceProcedure(profile, trial, new TerminalTechnicianPrompt(screen), file).run(draft);
    var record =
        new AcceptanceRecord(
            draft, equipment().clock().instant(), who(), agentVersion, imageVersion);
    spool.keep(RecordSigner.sign(record, PemFileReader.key(files.key()), subject.key()));
    file.delete();
    screen.say(draft.isAccepted() ? "accept.accepted" : "accept.not-accepted", subject.kiosk());
    return draft.isAccepted();
  }

  private TestedUnit subject(BoardProfile profile) throws TroubleException {
    X509Certificate own = PemFileReader.certificates(files.certificate()).getFirst();
    Optional<SpiffeId> name = SpiffeId.of(own);
    if (name.isPresent() && name.get() instanceof KioskId(var territory, var kiosk)) {
      return new TestedUnit(
          kiosk, territory, Fingerprint.of(own.getPublicKey()), profile.id().value());
    }
    throw new TroubleException(TroubleKind.USAGE, "accept.no-name", files.certificate());
  }

  private String who() {
    return technician.isEmpty() ? equipment().environment().getOrDefault("USER", "") : technician;
  }

  private void send(RecordSpool spool, TerminalOutput screen) throws TroubleException {
    RecordSpool.Outcome outcome = spool.waiting().isEmpty() ? nothing() : spool.send(door());
    screen.say("accept.sent", outcome.sent(), outcome.setAside(), outcome.waiting());
    screen.answer(
        new ObjectMapper()
            .createObjectNode()
            .put("sent", outcome.sent())
            .put("refused", outcome.setAside())
            .put("waiting", outcome.waiting()));
  }

  private static RecordSpool.Outcome nothing() {
    return new RecordSpool.Outcome(0, 0, 0);
  }

  private AcceptanceUploader door() throws TroubleException {
    return new HttpAcceptanceUploader(
        HttpsClients.client(
            files.authorities(),
            Optional.of(new HttpsClients.Identity(files.certificate(), files.key()))),
        ManagerAddress.parse(files.manager()).uri());
  }
}
