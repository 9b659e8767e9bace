package fr.teleguichet.edge.peripheral.display;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ScreenPowerSchedulerTest {

  private static final int DAYS = 1_000;
  private static final List<ScreenBrightness> LIGHTS = List.of(ScreenBrightness.values());
  private static final Logger LOG = Logger.getLogger(ScreenPowerScheduler.class.getName());

  @BeforeEach
  void hush() {
    LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void speak() {
    LOG.setLevel(null);
  }

  /** It is 9:00 in Paris when a virtual loop begins. */
  @Test
  void atClosingItWaitsForTheCitizen() {
    var bench = new Bench(Bench.daily("08:00-10:00"));
    bench.schedule.start();
    bench.somebody.isThere = true;
    bench.time.pass(Duration.ofHours(2));
    assertThat(bench.isOn()).isTrue();
    bench.somebody.isThere = false;
    bench.time.pass(ScreenPowerScheduler.EVERY);
    assertThat(bench.isOn()).isFalse();
    assertThat(bench.schedule.wantsPicture()).isFalse();
  }

  @Test
  void aScreenThatSomebodySwitchedOffComesBackWhileOpen() throws Exception {
    var bench = new Bench(Bench.daily("08:00-10:00"));
    bench.schedule.start();
    bench.power.turn(ScreenBrightness.OFF);
    bench.time.pass(ScreenPowerScheduler.EVERY);
    assertThat(bench.isOn()).isTrue();
  }

  @Test
  void aScreenThatDoesNotObeyIsTriedAgainAndSaysSo() {
    var bench = new Bench(Bench.daily("10:00-11:00"));
    bench.power.setStuck(true);
    bench.schedule.start();
    assertThat(bench.schedule.trouble()).isEqualTo("switch-failed");
    bench.power.setStuck(false);
    bench.time.pass(ScreenPowerScheduler.EVERY);
    assertThat(bench.schedule.trouble()).isEmpty();
    assertThat(bench.isOn()).isFalse();
  }

  @Test
  void theAgentLeavesTheScreenOnWhenItStops() {
    var bench = new Bench(Bench.daily("10:00-11:00"));
    bench.schedule.start();
    assertThat(bench.isOn()).isFalse();
    var _ = bench.schedule.stop();
    assertThat(bench.isOn()).isTrue();
  }

  @Test
  void aScreenIsDimmedWhileNobodyIsThereAndBrightInTheMomentInWhichSomebodyComes() {
    var bench = new Bench(Bench.daily("08:00-20:00"));
    var presence = new EventStream<PresenceEvent>(bench.time);
    bench.schedule.follow(presence);
    bench.schedule.start();
    presence.publish(new PresenceEvent.Dim());
    assertThat(bench.light()).isEqualTo(ScreenBrightness.DIMMED);
    assertThat(bench.schedule.wantsPicture()).as("what is dimmed shows a picture").isTrue();
    presence.publish(new PresenceEvent.CertainAbsence());
    presence.publish(new PresenceEvent.Passer());
    assertThat(bench.light()).isEqualTo(ScreenBrightness.DIMMED);
    presence.publish(new PresenceEvent.Wake(Set.of()));
    assertThat(bench.light()).isEqualTo(ScreenBrightness.BRIGHT);
  }

  @Test
  void aSessionIsNeverDimmed() {
    var bench = new Bench(Bench.daily("08:00-20:00"));
    bench.schedule.start();
    bench.somebody.isThere = true;
    bench.schedule.shade(true);
    assertThat(bench.light()).isEqualTo(ScreenBrightness.BRIGHT);
    bench.somebody.isThere = false;
    bench.schedule.refresh();
    assertThat(bench.light()).isEqualTo(ScreenBrightness.DIMMED);
  }

  @Test
  void whoPassesWhileThePlaceIsClosedLightsNothing() {
    var bench = new Bench(Bench.daily("10:00-11:00"));
    bench.schedule.start();
    bench.schedule.shade(true);
    bench.schedule.shade(false);
    assertThat(bench.light()).isEqualTo(ScreenBrightness.OFF);
  }

  @Test
  void aScreenWithoutHoursIsDimmedAllTheSameAndLeftBright() {
    var power = new SimulatedPower();
    var bench = new Bench(power);
    bench.schedule.start();
    bench.schedule.shade(true);
    assertThat(power.light()).contains(ScreenBrightness.DIMMED);
    var _ = bench.schedule.stop();
    assertThat(power.light()).contains(ScreenBrightness.BRIGHT);
  }

  @Test
  void aScreenThatCanNotBeDimmedStaysBright() {
    var bench = new Bench(ScreenPower.ALWAYS_ON);
    bench.schedule.start();
    bench.schedule.shade(true);
    assertThat(bench.schedule.wanted()).isEqualTo(ScreenBrightness.BRIGHT);
  }

  /**
   * Never off or dimmed in a session, always on while open, off when nobody needs it, dimmed just
   * while nobody is there: over a thousand days with random hours, holidays, sessions, passers-by
   * and other hands on the switch.
   */
  @Test
  @Timeout(300)
  void aThousandDays() throws Exception {
    var random = new Random(46);
    OpeningHours hours = hours(random);
    var bench = new Bench(hours);
    bench.schedule.start();
    Instant end = VirtualLoop.START.plus(Duration.ofDays(DAYS));
    Instant lastGone = VirtualLoop.START;
    boolean isShaded = false;
    int opened = 0;
    int closed = 0;
    while (bench.time.clock().instant().isBefore(end)) {
      if (random.nextInt(200) == 0) {
        boolean wasOn = bench.isOn();
        bench.somebody.isThere = !bench.somebody.isThere;
        if (!wasOn || isShaded) {
          bench.schedule.refresh();
        }
      }
      if (random.nextInt(50) == 0) {
        isShaded = !isShaded;
        bench.schedule.shade(isShaded);
      }
      if (random.nextInt(500) == 0) {
        bench.power.turn(LIGHTS.get(random.nextInt(LIGHTS.size())));
        bench.time.pass(ScreenPowerScheduler.EVERY);
      }
      Instant now = bench.time.clock().instant();
      lastGone = bench.somebody.isThere ? now : lastGone;
      if (bench.somebody.isThere || isOpen(hours, now)) {
        opened++;
        ScreenBrightness due =
            isShaded && !bench.somebody.isThere ? ScreenBrightness.DIMMED : ScreenBrightness.BRIGHT;
        // A million times: words are made for a failure only.
        if (bench.light() != due) {
          assertThat(bench.light()).as("on at %s", now).isEqualTo(due);
        }
      } else if (isQuiet(hours, now)
          && Duration.between(lastGone, now).compareTo(Duration.ofMinutes(2)) > 0) {
        closed++;
        if (bench.isOn()) {
          assertThat(bench.isOn()).as("off at %s", now).isFalse();
        }
      }
      bench.time.pass(Duration.ofSeconds(20 + random.nextInt(80)));
    }
    assertThat(opened).isGreaterThan(100_000);
    assertThat(closed).isGreaterThan(100_000);
  }

  /** The clock on the wall, read by somebody who knows nothing of instants. */
  private static boolean isOpen(OpeningHours hours, Instant now) {
    LocalDate today = now.atZone(Bench.PARIS).toLocalDate();
    LocalTime time = now.atZone(Bench.PARIS).toLocalTime();
    boolean sinceYesterday =
        hours.on(today.minusDays(1)).stream()
            .anyMatch(it -> it.isPastMidnight() && time.isBefore(it.to()));
    return sinceYesterday
        || hours.on(today).stream()
            .anyMatch(
                it -> !time.isBefore(it.from()) && (it.isPastMidnight() || time.isBefore(it.to())));
  }

  /**
   * Nowhere near an opening, nor near a change of the clock, where more than one reading is right.
   */
  private static boolean isQuiet(OpeningHours hours, Instant now) {
    Instant before = now.minus(Duration.ofHours(4));
    boolean changes =
        !Bench.PARIS
            .getRules()
            .getOffset(before)
            .equals(Bench.PARIS.getRules().getOffset(now.plus(Duration.ofHours(4))));
    for (int seconds = -150; seconds <= 135; seconds += 15) {
      if (isOpen(hours, now.plusSeconds(seconds))) {
        return false;
      }
    }
    return !changes;
  }

  private static OpeningHours hours(Random random) {
    Map<DayOfWeek, List<Span>> week = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, spans(random));
    }
    week.put(DayOfWeek.SUNDAY, List.of(Bench.span("01:30-02:30"), Bench.span("22:00-02:00")));
    week.put(DayOfWeek.SATURDAY, List.of(Bench.span("21:00-02:30")));
    Map<LocalDate, List<Span>> exceptions = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      exceptions.put(LocalDate.of(2026, 11, 24).plusDays(random.nextInt(DAYS)), spans(random));
    }
    return new OpeningHours(Bench.PARIS, week, exceptions);
  }

  private static List<Span> spans(Random random) {
    List<Span> spans = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      LocalTime from = LocalTime.of(random.nextInt(24), 5 * random.nextInt(12));
      spans.add(new Span(from, from.plusMinutes(30 + random.nextInt(600))));
    }
    return spans;
  }
}
