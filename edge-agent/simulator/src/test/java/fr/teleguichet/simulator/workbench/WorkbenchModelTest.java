package fr.teleguichet.simulator.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.simulator.scenario.SimulationDial;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hands do to the kiosk comes out in what the agent says, whatever they do. */
@Timeout(300)
class WorkbenchModelTest {

  private static final List<SimulationDial> DIALS = List.of(SimulationDial.values());
  private static final Map<SimulationDial, List<Integer>> CHOICES =
      new EnumMap<>(SimulationDial.class);

  static {
    CHOICES.put(SimulationDial.PAPER, List.of(0, 5, 100, 250));
    CHOICES.put(SimulationDial.TONER, List.of(0, 10, 80));
    CHOICES.put(SimulationDial.BATTERY, List.of(5, 50, 100));
    CHOICES.put(SimulationDial.PERSON, List.of(0, 60, 100, 500));
    CHOICES.put(SimulationDial.HEAT, List.of(0, 60));
    CHOICES.put(SimulationDial.PRESENCE_PLUG, List.of(1));
    CHOICES.put(SimulationDial.BUTTON, List.of(0));
  }

  private final VirtualLoop loop = new VirtualLoop();
  private final WholeKiosk whole = new WholeKiosk(loop, loop.clock());
  private final Map<SimulationDial, Integer> done = new EnumMap<>(SimulationDial.class);

  @ParameterizedTest
  @ValueSource(longs = {1, 46, 2026})
  void whateverHandsDoIsSeenAndJudged(long seed) {
    var random = new Random(seed);
    loop.pass(Duration.ofSeconds(30));
    for (int round = 0; round < 60; round++) {
      for (int hand = random.nextInt(4); hand >= 0; hand--) {
        turnAny(random);
      }
      loop.pass(Duration.ofSeconds(5));
      assertThat(told(Peripheral.PRINTER)).as("%s", done).isEqualTo(printer());
      assertThat(told(Peripheral.POWER)).as("%s", done).isEqualTo(power());
      assertThat(whole.desk.verdict().kiosk()).as("%s", done).isEqualTo(obstacles());
    }
  }

  /** At once: no probe's rhythm is waited for. */
  @Test
  void aChangeIsTakenOverInTheSameMoment() {
    loop.pass(Duration.ofSeconds(30));
    turn(SimulationDial.PAPER, 0);
    assertThat(told(Peripheral.PRINTER)).containsExactly("error", "media-empty");
    turn(SimulationDial.PAPER, 250);
    assertThat(told(Peripheral.PRINTER)).containsExactly("ok");
  }

  @Test
  void anOpenDoorIsToldAsSoonAsItsContactIsStill() {
    loop.pass(Duration.ofSeconds(30));
    turn(SimulationDial.DOOR, 1);
    loop.pass(Duration.ofMillis(200));
    assertThat(whole.desk.verdict().kiosk()).containsExactly(ServiceObstacle.MAINTENANCE);
    turn(SimulationDial.DOOR, 0);
    loop.pass(Duration.ofMillis(200));
    assertThat(whole.desk.verdict().kiosk()).isEmpty();
  }

  @Test
  void aPersonIsNoticedStaysAndLeaves() {
    loop.pass(Duration.ofSeconds(30));
    assertThat(presence()).isEqualTo("absent");
    turn(SimulationDial.PERSON, 200);
    loop.pass(Duration.ofMillis(900));
    turn(SimulationDial.PERSON, 80);
    loop.pass(Duration.ofMillis(900));
    assertThat(presence()).isIn("approaching", "present");
    loop.pass(Duration.ofMinutes(5));
    assertThat(presence()).as("who keeps still is there all the same").isEqualTo("present");
    assertThat(monitor()).isEqualTo("bright");
    turn(SimulationDial.PERSON, 0);
    loop.pass(Duration.ofSeconds(90));
    assertThat(presence()).isEqualTo("absent");
    assertThat(monitor()).isEqualTo("dimmed");
    turn(SimulationDial.PERSON, 80);
    loop.pass(Duration.ofSeconds(1));
    assertThat(monitor()).isEqualTo("bright");
  }

  @Test
  void whoHoldsTheButtonIsThereAndAButtonThatIsHeldForLongIsTold() {
    loop.pass(Duration.ofSeconds(30));
    turn(SimulationDial.BUTTON, 1);
    loop.pass(Duration.ofSeconds(1));
    assertThat(presence()).isEqualTo("present");
    loop.pass(Duration.ofSeconds(70));
    assertThat(told(Peripheral.PRESENCE)).contains("call-button-stuck");
  }

  @Test
  void sensorsThatAreUnpluggedAreMissed() {
    loop.pass(Duration.ofSeconds(30));
    turn(SimulationDial.PRESENCE_PLUG, 0);
    loop.pass(Duration.ofSeconds(40));
    assertThat(told(Peripheral.PRESENCE)).doesNotContain("ok");
    turn(SimulationDial.PRESENCE_PLUG, 1);
    loop.pass(Duration.ofSeconds(60));
    assertThat(told(Peripheral.PRESENCE)).containsExactly("ok");
  }

  @Test
  void whatNobodyHearsIsCounted() throws Exception {
    assertThat(whole.workbench.view().getInteger("tones")).isZero();
    whole.kiosk.devices().tone().play();
    assertThat(whole.workbench.view().getInteger("tones")).isEqualTo(1);
  }

  @Test
  void theSoundGoesToTheHandsetWhileItIsLifted() {
    assertThat(whole.workbench.view().getString("sound")).isEqualTo("loudspeaker");
    turn(SimulationDial.HANDSET, 1);
    loop.pass(Duration.ofSeconds(1));
    assertThat(whole.workbench.view().getString("sound")).isEqualTo("handset");
    turn(SimulationDial.HANDSET, 0);
    loop.pass(Duration.ofSeconds(1));
    assertThat(whole.workbench.view().getString("sound")).isEqualTo("loudspeaker");
  }

  @Test
  void theFanTurnsAsItIsDriven() {
    turn(SimulationDial.HEAT, 90);
    loop.pass(Duration.ofMinutes(1));
    assertThat(told(Peripheral.ENCLOSURE)).containsExactly("ok");
    assertThat(whole.workbench.view().getInteger("temperature")).isEqualTo(90);
    turn(SimulationDial.HEAT, 0);
    assertThat(whole.workbench.view().getInteger("temperature")).isBetween(40, 60);
  }

  @Test
  void aBatteryThatComesToItsEndIsSaidUntilTheMainsAreBack() {
    loop.pass(Duration.ofSeconds(30));
    turn(SimulationDial.MAINS, 0);
    assertThat(whole.workbench.view().getBoolean("ending")).isFalse();
    turn(SimulationDial.BATTERY, 15);
    assertThat(whole.workbench.view().getBoolean("ending")).isTrue();
    turn(SimulationDial.MAINS, 1);
    assertThat(whole.workbench.view().getBoolean("ending")).isFalse();
  }

  @Test
  void everythingIsMendedAtOnce() {
    loop.pass(Duration.ofSeconds(30));
    for (SimulationDial dial : SimulationDial.values()) {
      turn(dial, dial.morning() == dial.most() ? dial.least() : dial.most());
    }
    loop.pass(Duration.ofSeconds(60));
    assertThat(whole.desk.verdict().kiosk()).isNotEmpty();
    whole.workbench.act(new JsonObject().put("mend", true));
    loop.pass(Duration.ofSeconds(60));
    assertThat(whole.desk.verdict().kiosk()).isEmpty();
    for (Peripheral kind : Peripheral.values()) {
      assertThat(told(kind)).as("%s", kind).containsExactly("ok");
    }
  }

  private void turnAny(Random random) {
    SimulationDial dial = DIALS.get(random.nextInt(DIALS.size()));
    List<Integer> choices = CHOICES.getOrDefault(dial, List.of(0, 1));
    turn(dial, choices.get(random.nextInt(choices.size())));
  }

  private void turn(SimulationDial dial, int value) {
    done.put(dial, value);
    whole.workbench.act(new JsonObject().put("dial", dial.code()).put("value", value));
  }

  private int at(SimulationDial dial) {
    return done.getOrDefault(dial, dial.morning());
  }

  private boolean is(SimulationDial dial) {
    return at(dial) > 0;
  }

  private String monitor() {
    return whole.workbench.view().getString("monitor");
  }

  private String presence() {
    return whole.workbench.view().getString("presence");
  }

  /** The state's word and the reasons. */
  private Set<String> told(Peripheral kind) {
    return whole.workbench.view().getJsonArray("peripherals").stream()
        .map(JsonObject.class::cast)
        .filter(line -> line.getString("kind").equals(kind.deviceId()))
        .flatMap(
            line ->
                Stream.concat(
                    Stream.of(line.getString("state")),
                    Stream.of(line.getString("reasons").split(","))))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> printer() {
    if (!is(SimulationDial.PRINTER_PLUG)) {
      return Set.of("missing", "unreachable");
    }
    Map<String, Boolean> stopping = new LinkedHashMap<>();
    stopping.put("media-empty", at(SimulationDial.PAPER) == 0);
    stopping.put("media-jam", is(SimulationDial.JAM));
    stopping.put("cover-open", is(SimulationDial.COVER));
    stopping.put("toner-empty", at(SimulationDial.TONER) == 0);
    Set<String> words = words(stopping);
    boolean stops = !words.isEmpty();
    words.addAll(
        words(
            Map.of(
                "media-low",
                at(SimulationDial.PAPER) == 5,
                "toner-low",
                at(SimulationDial.TONER) == 10)));
    words.add(stops ? "error" : words.isEmpty() ? "ok" : "warning");
    return words;
  }

  private Set<String> power() {
    if (!is(SimulationDial.POWER_PLUG)) {
      return Set.of("warning", "ups-driver-not-connected");
    }
    boolean empty = at(SimulationDial.BATTERY) == 5;
    Set<String> words =
        words(
            Map.of(
                "on-battery",
                !is(SimulationDial.MAINS),
                "low-battery",
                empty,
                "charge-low",
                at(SimulationDial.BATTERY) < 80,
                "runtime-low",
                empty));
    words.add(empty ? "error" : words.isEmpty() ? "ok" : "warning");
    return words;
  }

  private static Set<String> words(Map<String, Boolean> holding) {
    Set<String> words = new TreeSet<>();
    holding.forEach(
        (word, holds) -> {
          if (holds) {
            words.add(word);
          }
        });
    return words;
  }

  private Set<ServiceObstacle> obstacles() {
    List<ServiceObstacle> found = new ArrayList<>();
    add(found, is(SimulationDial.DOOR), ServiceObstacle.MAINTENANCE);
    add(found, !is(SimulationDial.SCREEN_PLUG), ServiceObstacle.SCREEN_FAILED);
    add(found, !is(SimulationDial.CAMERA_PLUG), ServiceObstacle.CAMERA_MISSING);
    add(
        found,
        is(SimulationDial.CAMERA_PLUG) && is(SimulationDial.SHUTTER),
        ServiceObstacle.SHUTTER_CLOSED);
    add(found, !is(SimulationDial.AUDIO_PLUG), ServiceObstacle.SOUND_MISSING);
    add(found, !is(SimulationDial.SCANNER_PLUG), ServiceObstacle.SCANNER_MISSING);
    add(found, !is(SimulationDial.NETWORK), ServiceObstacle.NETWORK_DOWN);
    boolean ends =
        !is(SimulationDial.MAINS)
            && at(SimulationDial.BATTERY) == 5
            && is(SimulationDial.POWER_PLUG);
    add(found, ends, ServiceObstacle.POWER_FAILING);
    boolean prints = is(SimulationDial.PRINTER_PLUG);
    add(found, !prints, ServiceObstacle.PRINTER_MISSING);
    add(found, prints && at(SimulationDial.PAPER) == 0, ServiceObstacle.PRINTER_OUT_OF_PAPER);
    add(found, prints && is(SimulationDial.JAM), ServiceObstacle.PRINTER_JAMMED);
    add(found, prints && is(SimulationDial.COVER), ServiceObstacle.PRINTER_OPEN);
    add(found, prints && at(SimulationDial.TONER) == 0, ServiceObstacle.PRINTER_OUT_OF_TONER);
    Set<ServiceObstacle> all = EnumSet.noneOf(ServiceObstacle.class);
    all.addAll(found);
    return all;
  }

  private static void add(List<ServiceObstacle> found, boolean holds, ServiceObstacle obstacle) {
    if (holds) {
      found.add(obstacle);
    }
  }
}
