package fr.teleguichet.provisioning.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import fr.teleguichet.hardware.access.AccessibilityMeasure;
import fr.teleguichet.hardware.access.AccessibilityThreshold;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptanceDraftTest {

  private static final BoardProfile BOARD = BoardProfiles.builtIn("teleguichet-v1");
  private static final int QUESTIONS =
      BOARD.peripherals().size() + List.of(AccessibilityMeasure.values()).size();
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void aUnitWhereEverythingWorksIsAccepted() throws Exception {
    assertThat(test(new ScriptedPerson(), Integer.MAX_VALUE).isAccepted()).isTrue();
  }

  @Test
  void oneFailureOrOneMeasureBeyondItsLimitIsRefusal() throws Exception {
    var failing = new ScriptedPerson();
    failing.printer = TestResult.FAILED;
    assertThat(test(failing, Integer.MAX_VALUE).isAccepted()).isFalse();

    var low = new ScriptedPerson();
    low.kneeHeight = 699.9;
    AcceptanceDraftFile file = new AcceptanceDraftFile(folder, subject());
    file.delete();
    assertThat(test(low, Integer.MAX_VALUE).isAccepted()).isFalse();
  }

  @Test
  void onlyWhatAnInterviewCanDoWithoutMayBeAbsent() {
    var draft = new AcceptanceDraft(subject());
    draft.note(Peripheral.PRINTER, new TestAnswer.OfPeripheral(TestResult.ABSENT, "", "", false));
    assertThat(draft.isAccepted()).isTrue();

    draft.note(Peripheral.CAMERA, new TestAnswer.OfPeripheral(TestResult.ABSENT, "", "", false));
    assertThat(draft.isAccepted()).isFalse();
  }

  @Test
  void aTestWithoutAnswersAcceptsNothing() {
    assertThat(new AcceptanceDraft(subject()).isAccepted()).isFalse();
  }

  /** However often the technician is called away, no question is asked twice. */
  @Test
  void aBreakAfterAnyAnswerLosesNothing() throws Exception {
    var person = new ScriptedPerson();
    for (int i = 1; i < QUESTIONS; i++) {
      assertThatThrownBy(() -> test(person, 1)).isInstanceOf(TroubleException.class);
    }

    AcceptanceDraft draft = test(person, Integer.MAX_VALUE);

    assertThat(person.asked).doesNotHaveDuplicates().hasSize(QUESTIONS);
    assertThat(draft.size()).isEqualTo(QUESTIONS);
  }

  @Test
  void theRecordIsSignedByTheUnitsKeyAndSaysWhatWasFound() throws Exception {
    KeyPair key = key();
    Fingerprint fingerprint = Fingerprint.of(key.getPublic());
    var record =
        new AcceptanceRecord(test(new ScriptedPerson(), 99), NOW, "Anne", "0.1.0", "2026-11");

    String signed = RecordSigner.sign(record, (ECPrivateKey) key.getPrivate(), fingerprint);

    JWSObject read = JWSObject.parse(signed);
    assertThat(read.verify(new ECDSAVerifier((ECPublicKey) key.getPublic()))).isTrue();
    assertThat(read.verify(new ECDSAVerifier((ECPublicKey) key().getPublic()))).isFalse();
    assertThat(read.getHeader().getKeyID()).isEqualTo(fingerprint.hex());
    assertThat(read.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    assertThat(read.getPayload().toJSONObject())
        .containsEntry("verdict", "accepted")
        .containsEntry("kiosk", "figeac-01")
        .containsEntry("at", "2026-11-24T10:00:00Z")
        .containsEntry("technician", "Anne");
  }

  /**
   * The fleet manager has names and forms for these; another word would be one that it can't say.
   */
  @Test
  void theFleetManagersMeasuresAreAmongThemUnderItsWords() {
    assertThat(List.of(AccessibilityMeasure.values()).stream().map(AccessibilityMeasure::code))
        .startsWith(
            "high-reach",
            "low-reach",
            "controls-low",
            "controls-high",
            "corner",
            "approach-width",
            "knee-height",
            "knee-depth");
    assertThat(AccessibilityMeasure.HIGH_REACH.limit().text()).isEqualTo("≤ 1220");
    assertThat(AccessibilityMeasure.LOW_REACH.limit().text()).isEqualTo("≥ 380");
  }

  @Test
  void aTextThatTheManagerWouldRefuseIsCut() throws Exception {
    var record = new AcceptanceRecord(new AcceptanceDraft(subject()), NOW, "A".repeat(501), "", "");

    assertThat(record.json()).contains("A".repeat(500)).doesNotContain("A".repeat(501));
  }

  @Test
  void recordsWaitUntilTheManagerHasThem() throws Exception {
    var spool = new RecordSpool(folder.resolve("spool"));
    spool.keep("a.b.c");
    spool.keep("a.b.c");
    spool.keep("d.e.f");

    assertThatThrownBy(
            () ->
                spool.send(
                    _ -> {
                      throw new TroubleException(
                          TroubleKind.NETWORK, "manager.unreachable", "", "");
                    }))
        .isInstanceOf(TroubleException.class);
    assertThat(spool.waiting()).hasSize(2);

    List<String> delivered = new ArrayList<>();
    assertThat(spool.send(delivered::add)).isEqualTo(new RecordSpool.Outcome(2, 0, 0));
    assertThat(delivered).containsExactlyInAnyOrder("a.b.c", "d.e.f");
  }

  @Test
  void aRecordThatTheManagerWillNeverTakeHoldsUpNoOther() throws Exception {
    var spool = new RecordSpool(folder.resolve("spool"));
    spool.keep("a.b.c");
    spool.keep("d.e.f");

    assertThat(spool.send("d.e.f"::equals)).isEqualTo(new RecordSpool.Outcome(1, 1, 0));
  }

  private AcceptanceDraft test(ScriptedPerson person, int patience) throws TroubleException {
    person.patience = patience;
    var file = new AcceptanceDraftFile(folder, subject());
    AcceptanceDraft draft = file.load(subject());
    new AcceptanceProcedure(BOARD, _ -> new PeripheralFinding(true, "seen", false), person, file)
        .run(draft);
    return draft;
  }

  private static KeyPair key() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static TestedUnit subject() {
    return new TestedUnit(
        new KioskName("figeac-01"),
        new Territory("lot"),
        new Fingerprint("3f".repeat(32)),
        "teleguichet-v1");
  }

  /** A person to whose kiosk everything is right, and who may walk away. */
  private static final class ScriptedPerson implements TechnicianPrompt {

    private final List<Object> asked = new ArrayList<>();
    private TestResult printer = TestResult.PASSED;
    private double kneeHeight = 700;
    private int patience;

    @Override
    public TestAnswer.OfPeripheral judge(Peripheral peripheral, PeripheralFinding measured)
        throws TroubleException {
      ask(peripheral);
      TestResult result = peripheral == Peripheral.PRINTER ? printer : TestResult.PASSED;
      return new TestAnswer.OfPeripheral(result, measured.text(), "", measured.exercised());
    }

    @Override
    public TestAnswer.OfMeasure measure(AccessibilityMeasure measure) throws TroubleException {
      ask(measure);
      double well =
          switch (measure.limit()) {
            case AccessibilityThreshold.Yes _ -> 1;
            case AccessibilityThreshold.AtLeast(int least) -> least;
            case AccessibilityThreshold.AtMost(int most) -> most;
          };
      return new TestAnswer.OfMeasure(
          measure == AccessibilityMeasure.KNEE_HEIGHT ? kneeHeight : well);
    }

    private void ask(Object question) throws TroubleException {
      if (patience == 0) {
        throw new TroubleException(TroubleKind.REFUSED, "answer.ended");
      }
      patience--;
      asked.add(question);
    }
  }
}
