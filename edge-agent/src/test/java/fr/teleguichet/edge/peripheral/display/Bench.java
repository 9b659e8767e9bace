package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A screen with its schedule, in a time that a test lets pass. */
final class Bench {

  static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** Somebody is served, or nobody is. */
  static final class Somebody implements ActiveSessionLock {
    boolean isThere;

    @Override
    public boolean isOccupied() {
      return isThere;
    }

    @Override
    public void whenFree(Runnable action) {
      throw new AssertionError("the schedule asks each time");
    }
  }

  final VirtualLoop time = new VirtualLoop();
  final Somebody somebody = new Somebody();
  final SimulatedPower power = new SimulatedPower();
  final ScreenPowerScheduler schedule;

  Bench(OpeningHours hours) {
    schedule = schedule(hours, power);
  }

  /** With hours, and with another screen. */
  Bench(OpeningHours hours, ScreenPower other) {
    schedule = schedule(hours, other);
  }

  private ScreenPowerScheduler schedule(OpeningHours hours, ScreenPower switched) {
    return new ScreenPowerScheduler(
        time, time.clock(), somebody, Optional.of(new ScreenHours(hours)), switched);
  }

  /** Without hours, and with another screen. */
  Bench(ScreenPower other) {
    schedule = new ScreenPowerScheduler(time, time.clock(), somebody, Optional.empty(), other);
  }

  boolean isOn() {
    return light() != ScreenBrightness.OFF;
  }

  ScreenBrightness light() {
    return power.light().orElseThrow();
  }

  /** The same spans on each day of the week. */
  static OpeningHours daily(String... spans) {
    List<Span> day = Arrays.stream(spans).map(Bench::span).toList();
    return new OpeningHours(
        PARIS,
        Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(it -> it, _ -> day)),
        Map.of());
  }

  static Span span(String text) {
    String[] ends = text.split("-", 2);
    return new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
  }
}
