package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.update.ddi.DdiClient;
import fr.teleguichet.edge.update.ddi.DdiException;
import fr.teleguichet.edge.update.ddi.DdiException.Kind;
import fr.teleguichet.edge.update.ddi.DdiFeedback;
import fr.teleguichet.edge.update.ddi.DdiFeedback.Execution;
import fr.teleguichet.edge.update.ddi.DdiServerAddress;
import fr.teleguichet.edge.update.ddi.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * All that a kiosk and an update server have to say to each other. The kiosk's updater works on a
 * simulated machine whose time is played; the server is real, and anybody's. What was said is
 * compared with {@code exchanges.txt}, so that a foreign server and the fleet manager are known to
 * say the same.
 */
public final class Conversation implements AutoCloseable {

  private static final Duration A_WHILE = Duration.ofMinutes(20);
  private static final Duration LONG = Duration.ofHours(3);

  /** Whoever gives orders to the server. Each order is for a file that the server has not had. */
  public interface Operator {
    /** Wants this image installed at the kiosk. */
    void offer(String version, byte[] image);

    /** The same, once somebody at the kiosk agrees. */
    void offerForAgreement(String version, byte[] image);

    /** Calls the last order off. */
    void cancel();
  }

  private final Transcript transcript = new Transcript();
  private final Operator operator;
  private final DdiClient client;
  private final BreakingLine line;
  private final UpdateBench bench;

  /** The latest action that came to its end by itself. */
  private String over = "";

  /**
   * @param folder the simulated machine's
   */
  public Conversation(Path folder, DdiServerAddress terms, DdiClient.Tls tls, Operator operator) {
    this.operator = operator;
    this.client = transcript.client(terms, tls);
    this.line = new BreakingLine(client);
    this.bench = new UpdateBench(folder, line);
  }

  /** The table with which every conversation is compared. */
  public static String table() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(Conversation.class.getResourceAsStream("exchanges.txt"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Talks of everything; answers what was said. */
  public String hold() throws Exception {
    idle();
    aGoodVersionComesInPieces();
    aBrokenVersionIsTakenBack();
    aVersionForSomethingElseIsRefused();
    anUpdateIsCalledOff();
    anUpdateThatNobodyAgreedToIsLeftAlone();
    wordsThatNobodyWaitsFor();
    return transcript.text();
  }

  private void idle() {
    transcript.chapter("an idle kiosk");
    bench.start();
    bench.pass(A_WHILE);
  }

  private void aGoodVersionComesInPieces() {
    transcript.chapter("a good version over a line that breaks");
    line.breakAfter(6_000);
    install("2.4.0", "kiosk", "");
    assertThat(bench.running()).isEqualTo("2.4.0");
  }

  private void aBrokenVersionIsTakenBack() {
    transcript.chapter("a version that breaks the printer");
    install("2.5.0", "kiosk", "printer");
    assertThat(bench.running()).isEqualTo("2.4.0");
  }

  private void aVersionForSomethingElseIsRefused() {
    transcript.chapter("a version for something else");
    install("2.6.0", "boat", "");
    assertThat(bench.running()).isEqualTo("2.4.0");
  }

  private void install(String version, String compatible, String breaks) {
    String[] heard = {""};
    UpdateCoordinator desk = bench.desk();
    desk.listen(
        () -> heard[0] = desk.state().action().isEmpty() ? heard[0] : desk.state().action());
    operator.offer(version, TextImages.of(version, compatible, breaks));
    bench.passUntil(() -> isIdle() && !heard[0].isEmpty(), LONG);
    over = heard[0];
    bench.pass(A_WHILE);
  }

  private boolean isIdle() {
    return bench.desk().state() instanceof UpdateState.Idle;
  }

  private void anUpdateIsCalledOff() {
    transcript.chapter("an update that is called off");
    bench.kiosk.open(true);
    operator.offer("2.7.0", TextImages.of("2.7.0", "kiosk", ""));
    bench.passUntil(() -> bench.desk().state() instanceof UpdateState.Waiting, LONG);
    operator.cancel();
    bench.passUntil(this::isIdle, LONG);
    bench.pass(A_WHILE);
    bench.kiosk.open(false);
    assertThat(bench.running()).isEqualTo("2.4.0");
  }

  private void anUpdateThatNobodyAgreedToIsLeftAlone() {
    transcript.chapter("an update that somebody at the kiosk must agree to");
    operator.offerForAgreement("2.8.0", TextImages.of("2.8.0", "kiosk", ""));
    bench.pass(A_WHILE);
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Idle.class);
    operator.cancel();
    bench.pass(A_WHILE);
    assertThat(bench.running()).isEqualTo("2.4.0");
  }

  private void wordsThatNobodyWaitsFor() {
    transcript.chapter("words that nobody waits for");
    assertThat(refusal(() -> client.tell(over, DdiFeedback.of(Execution.DOWNLOAD))))
        .isEqualTo(Kind.GONE);
    assertThat(refusal(() -> client.tellOfCancel(over, DdiFeedback.closed(true, List.of()))))
        .isEqualTo(Kind.REFUSED);
    assertThat(refusal(() -> client.tell("99999", DdiFeedback.of(Execution.DOWNLOAD))))
        .isEqualTo(Kind.GONE);
  }

  private static Kind refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable words) {
    return catchThrowableOfType(DdiException.class, words).kind();
  }

  @Override
  public void close() {
    client.close();
  }
}
