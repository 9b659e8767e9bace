package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.fleet.update.action.UpdateActionEvent;
import fr.teleguichet.fleet.update.action.UpdateActionState;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateEligibilityRules;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateWindow;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rollouts among kiosks that read, succeed, fail, repeat themselves, come, go and fall silent, with
 * people who pause, resume, abort and update by hand, and with a manager that is killed before it
 * could write anything down. What must hold is written here from the rules, and not from the
 * program.
 */
final class RolloutAggregateModelTest {

  private static final int NEW = 2;
  private static final int OLD = 1;
  private static final UpdateEligibilityRules GATE =
      new UpdateEligibilityRules(15, Duration.ofMinutes(60));
  private static final Duration SILENCE = Duration.ofHours(2);
  private static final OpeningHours OFFICE =
      new OpeningHours(
          OpeningHoursParser.FRANCE,
          Arrays.stream(DayOfWeek.values())
              .collect(
                  Collectors.toMap(it -> it, _ -> List.of(OpeningHoursParser.span("08:30-17:30")))),
          Map.of());

  private final Set<String> reached = new TreeSet<>();

  /** One sequence and what the rules say of it. */
  private final class Sequence {
    private final World world = new World();
    private final Random random;
    private final UpdateWindow window;

    /** Failures of a wave that a person has seen, and waves with which a person went on. */
    private final Map<Integer, Integer> seen = new HashMap<>();

    private final Set<Integer> passed = new HashSet<>();
    private int arrivals;

    Sequence(int seed) {
      this.random = new Random(seed);
      this.window =
          random.nextBoolean()
              ? UpdateWindow.USUAL
              : new UpdateWindow(UpdateWindow.Hours.ANY, Optional.empty(), Set.of(), true);
      int size = 4 + random.nextInt(12);
      for (int i = 0; i < size; i++) {
        arrive();
      }
      List<RolloutCandidate> candidates =
          world.kiosks.values().stream().map(Sequence::candidate).toList();
      List<WavePlan> plans =
          List.of(
              new WavePlan("canary", TargetFilter.ALL, 10, 100, 1),
              new WavePlan("some", TargetFilter.ALL, 40, 70, 40),
              new WavePlan("all", TargetFilter.ALL, 100, 60, 50));
      RolloutPlan plan =
          new RolloutPlan(
              TargetFilter.ALL,
              Set.of(),
              plans,
              window,
              random.nextBoolean() ? RolloutPlan.OnErrors.PAUSE : RolloutPlan.OnErrors.ROLL_BACK,
              random.nextBoolean()
                  ? Optional.of(world.now.plus(Duration.ofHours(random.nextInt(96))))
                  : Optional.empty(),
              false,
              false,
              random.nextBoolean(),
              random.nextBoolean() ? Set.of("k1", "k2", "k3") : Set.of());
      WaveMembership deal = WaveMembership.of(candidates, TargetFilter.ALL, plans, NEW);
      world.keep(
          new Rollout(
              1,
              NEW,
              "kiosk 2",
              new RolloutState.Ready(),
              "",
              plan,
              world.now,
              world.now,
              "somebody",
              "person:1",
              Optional.of(world.now.plus(Duration.ofMinutes(random.nextInt(60)))),
              1));
      for (int i = 0; i < plans.size(); i++) {
        WavePlan wave = plans.get(i);
        world.waves.put(
            i + 1,
            new Wave(
                i + 1,
                wave.name(),
                WaveState.PLANNED,
                world.now,
                wave.success(),
                wave.errors(),
                0));
        for (RolloutCandidate each : deal.waves().get(i)) {
          world.members.put(each.kiosk(), RolloutMember.waiting(each, i + 1, world.now));
        }
      }
    }

    private static RolloutCandidate candidate(World.Kiosk kiosk) {
      return new RolloutCandidate(kiosk.name(), kiosk.territory(), "", "", OLD, "1", Set.of());
    }

    /** Towns are 11 km apart along a line, and every third one is far away. */
    private void arrive() {
      int number = arrivals++;
      String name = "k" + number;
      int town = number / 3;
      double north = 44 + (number % 3 == 2 ? number * 0.5 : town * 0.1);
      world.kiosks.put(
          name,
          new World.Kiosk(
              name,
              "t" + random.nextInt(4),
              new GeoPosition(north, 1.8),
              OFFICE,
              true,
              false,
              Optional.empty(),
              Optional.empty()));
      if (random.nextInt(10) > 0) {
        world.installed.put(name, OLD);
      }
    }

    void step() {
      switch (random.nextInt(16)) {
        case 0, 1, 2, 3, 4 -> tick();
        case 5, 6, 7, 8 -> tell();
        case 9 -> world.now = world.now.plus(Duration.ofMinutes(random.nextInt(240)));
        case 10 -> person();
        case 11 -> some().ifPresent(it -> put(it.connected(!it.connected(), world.now)));
        case 12 ->
            some()
                .ifPresent(
                    it ->
                        put(
                            it.booked(
                                random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of(
                                        world.now.plus(Duration.ofMinutes(random.nextInt(300)))))));
        case 13 -> comeAndGo();
        case 14 ->
            some()
                .filter(_ -> random.nextInt(6) == 0)
                .ifPresent(
                    it -> {
                      int _ = world.assign(it.name(), OLD, false, false);
                    });
        default -> some().ifPresent(it -> put(it.lapsed(random.nextInt(4) == 0)));
      }
    }

    private Optional<World.Kiosk> some() {
      List<World.Kiosk> all = List.copyOf(world.kiosks.values());
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void put(World.Kiosk kiosk) {
      world.kiosks.put(kiosk.name(), kiosk);
    }

    private void comeAndGo() {
      switch (random.nextInt(4)) {
        case 0 -> arrive();
        case 1 -> some().ifPresent(it -> world.kiosks.remove(it.name()));
        default -> {}
      }
    }

    /** A kiosk tells something of an update, of an old one as often as not, perhaps twice. */
    private void tell() {
      List<World.Update> all = List.copyOf(world.updates.values());
      if (all.isEmpty()) {
        return;
      }
      List<World.Update> lost =
          all.stream()
              .filter(it -> it.after(new UpdateActionEvent.Close(true)).isPresent())
              .filter(World.Update::givenUp)
              .toList();
      World.Update update =
          lost.isEmpty() || random.nextInt(4) > 0
              ? all.get(all.size() - 1 - random.nextInt(Math.min(6, all.size())))
              : lost.getFirst();
      if (random.nextInt(4) == 0) {
        begin(update);
        return;
      }
      UpdateActionEvent event =
          switch (random.nextInt(8)) {
            case 0, 1 -> new UpdateActionEvent.Retrieve();
            case 2, 3, 4 -> new UpdateActionEvent.Close(true);
            case 5 -> new UpdateActionEvent.Close(false);
            case 6 -> new UpdateActionEvent.Yield();
            default -> new UpdateActionEvent.Refuse();
          };
      for (int times = random.nextInt(2); times >= 0; times--) {
        boolean _ = world.happen(update.id(), event);
      }
    }

    /** A kiosk installs what it has read where it is not told to wait. */
    private void begin(World.Update update) {
      if (update.state() instanceof UpdateActionState.Running && !world.isHeld(update)) {
        world.updates.put(update.id(), update.begin());
      }
    }

    private void person() {
      RolloutAggregate course = world.course();
      RolloutEvent[] all = RolloutEvent.values();
      RolloutEvent event = all[random.nextInt(all.length)];
      boolean rare = event == RolloutEvent.ABORT || event == RolloutEvent.ROLL_BACK;
      if (event == RolloutEvent.SETTLE || (rare && random.nextInt(12) > 0)) {
        return;
      }
      if (world.rollout().state() instanceof RolloutState.Aborting && random.nextBoolean()) {
        course.leaveByForce();
        world.keep(course);
        return;
      }
      if (event == RolloutEvent.RETRY
          && RolloutEvent.RETRY.on(world.rollout().state()).isPresent()) {
        // Failures that try again are none any more, and were seen if failures were.
        Map<Integer, Integer> before = failures();
        int _ = course.retry(_ -> true);
        seen.replaceAll((wave, count) -> Math.max(0, count - before.getOrDefault(wave, 0)));
      }
      if (course.happen(event, "person")) {
        world.keep(course);
        if (event == RolloutEvent.RESUME) {
          world
              .waves
              .keySet()
              .forEach(
                  wave -> {
                    boolean left =
                        members(wave).stream()
                            .anyMatch(
                                it ->
                                    Set.of("waiting", "updating", "leaving")
                                        .contains(it.state().code()));
                    WaveState state = Objects.requireNonNull(world.waves.get(wave)).state();
                    if (state != WaveState.PLANNED) {
                      seen.put(wave, failures().getOrDefault(wave, 0));
                      if (!left) {
                        passed.add(wave);
                      }
                    }
                  });
        }
      }
    }

    private List<RolloutMember> members(int wave) {
      return world.members.values().stream().filter(it -> it.wave() == wave).toList();
    }

    private Map<Integer, Integer> failures() {
      Map<Integer, Integer> failures = new HashMap<>();
      world.members.values().stream()
          .filter(it -> it.state() == MemberState.FAILED)
          .forEach(it -> failures.merge(it.wave(), 1, Integer::sum));
      return failures;
    }

    private void tick() {
      RolloutAggregate course = world.course();
      join(course);
      Map<String, MemberState> were = new HashMap<>();
      world.members.values().forEach(it -> were.put(it.kiosk(), it.state()));
      course.go(world.surroundings(), GATE, SILENCE);
      if (random.nextInt(8) == 0) {
        return; // killed before the commit
      }
      Set<String> begun = begun();
      List<MemberUpdateCommand> orders = List.copyOf(course.orders());
      RolloutState before = world.rollout().state();
      checkBeforeKeeping(course, orders);
      world.keep(course);
      checkWhoMayBegin();
      checkSilent(orders);
      checkLate(were);
      checkWaves(orders, begun);
      if (before instanceof RolloutState.Paused || before instanceof RolloutState.Aborting) {
        assertThat(orders).noneMatch(MemberUpdateCommand.Offer.class::isInstance);
      }
      checkErrors();
      checkForced(orders);
    }

    private void join(RolloutAggregate course) {
      if (world.rollout().plan().joins()) {
        course.join(
            world.kiosks.values().stream()
                .filter(it -> !world.members.containsKey(it.name()))
                .map(Sequence::candidate)
                .toList());
      }
    }

    private Set<String> begun() {
      return world.members.values().stream()
          .filter(it -> it.state() != MemberState.WAITING)
          .map(RolloutMember::kiosk)
          .collect(Collectors.toSet());
    }

    /** Who is offered an update may begin one, as the rules say it in words. */
    private void checkBeforeKeeping(RolloutAggregate course, List<MemberUpdateCommand> orders) {
      List<String> updating =
          new ArrayList<>(world.open().stream().map(World.Update::kiosk).toList());
      orders.stream()
          .filter(
              it ->
                  it instanceof MemberUpdateCommand.Withdraw
                      || it instanceof MemberUpdateCommand.GiveUp
                      || (it instanceof MemberUpdateCommand.Leave(_, _, boolean force) && force))
          .forEach(it -> updating.remove(it.kiosk()));
      List<String> offered = new ArrayList<>();
      for (MemberUpdateCommand order : orders) {
        if (order instanceof MemberUpdateCommand.Offer(String name, int distribution, boolean _)) {
          World.Kiosk kiosk = world.kiosks.get(name);
          assertThat(kiosk).as("%s is there", name).isNotNull();
          assertThat(kiosk.connected() && !kiosk.lapsed()).as("%s is well", name).isTrue();
          List<String> area =
              world.kiosks.values().stream()
                  .filter(it -> it.territory().equals(kiosk.territory()))
                  .map(World.Kiosk::name)
                  .filter(it -> updating.contains(it) || offered.contains(it))
                  .toList();
          assertThat(area).as("%s is alone in its area", name).isEmpty();
          List<String> away = new ArrayList<>(updating);
          away.removeIf(it -> waits(course, it));
          checkWindow(kiosk);
          checkTime(kiosk, away, offered);
          assertThat(distribution).isIn(NEW, OLD);
          offered.add(name);
        }
      }
    }

    /** Whether the kiosk has an update of the rollout's, and is told to wait with it. */
    private boolean waits(RolloutAggregate course, String kiosk) {
      List<World.Update> open =
          world.open().stream().filter(it -> it.kiosk().equals(kiosk)).toList();
      return course.members().stream()
          .filter(it -> it.kiosk().equals(kiosk) && it.held())
          .anyMatch(it -> open.size() == 1 && open.getFirst().id() == it.action());
    }

    /** The rules are for who has read an update as well, until the kiosk installs it. */
    private void checkWhoMayBegin() {
      List<World.Update> open = world.open();
      List<String> away =
          new ArrayList<>(
              open.stream().filter(it -> !world.isHeld(it)).map(World.Update::kiosk).toList());
      for (World.Update update : open) {
        World.Kiosk kiosk = world.kiosks.get(update.kiosk());
        boolean mayBegin =
            update.ours()
                && isCurrent(update)
                && update.state() instanceof UpdateActionState.Running
                && !update.begun()
                && !world.isHeld(update);
        if (mayBegin && kiosk != null && world.rollout().state().isOpen()) {
          assertThat(away)
              .filteredOn(it -> !it.equals(kiosk.name()))
              .filteredOn(
                  it ->
                      Optional.ofNullable(world.kiosks.get(it))
                          .filter(other -> other.territory().equals(kiosk.territory()))
                          .isPresent())
              .as("%s is alone in its area as it begins", kiosk.name())
              .isEmpty();
          checkTime(kiosk, away, List.of());
          reached.add("may begin");
        }
        if (world.isHeld(update)) {
          reached.add("told to wait");
        }
      }
    }

    /** Nobody is waited for longer than the plan says, and nobody shorter. */
    private void checkSilent(List<MemberUpdateCommand> orders) {
      for (MemberUpdateCommand order : orders) {
        if (order instanceof MemberUpdateCommand.GiveUp(String name, int _, Instant since)) {
          World.Kiosk kiosk = world.kiosks.get(name);
          assertThat(kiosk).isNotNull();
          assertThat(kiosk.connected()).as("%s is offline", name).isFalse();
          assertThat(kiosk.silent()).contains(since);
          assertThat(since.plus(SILENCE)).isBeforeOrEqualTo(world.now);
          reached.add("given up");
        }
      }
      for (RolloutMember member : world.members.values()) {
        World.Update update = world.updates.get(member.action());
        World.Kiosk kiosk = world.kiosks.get(member.kiosk());
        if (update != null
            && kiosk != null
            && world.rollout().state().isOpen()
            && Set.of("updating", "leaving", "reverting").contains(member.state().code())
            && Set.of("running", "cancelling").contains(update.state().code())) {
          assertThat(
                  kiosk
                      .silent()
                      .filter(it -> !it.plus(SILENCE).isAfter(world.now))
                      .filter(_ -> !member.since().plus(SILENCE).isAfter(world.now)))
              .as("%s is waited for", member.kiosk())
              .isEmpty();
        }
      }
    }

    /** Who succeeded though it was given up has succeeded, and is no failure that was seen. */
    private void checkLate(Map<String, MemberState> were) {
      for (RolloutMember member : world.members.values()) {
        World.Update update = world.updates.get(member.action());
        if (were.get(member.kiosk()) == MemberState.FAILED
            && update != null
            && update.state() instanceof UpdateActionState.Succeeded) {
          assertThat(member.state()).isNotEqualTo(MemberState.FAILED);
          seen.computeIfPresent(member.wave(), (_, count) -> Math.max(0, count - 1));
          reached.add("late success");
        }
      }
    }

    private void checkWindow(World.Kiosk kiosk) {
      boolean open = OFFICE.isOpen(world.now);
      boolean overdue =
          world.rollout().plan().deadline().filter(it -> !it.isAfter(world.now)).isPresent();
      if (window.equals(UpdateWindow.USUAL) && !overdue) {
        assertThat(open).as("%s is updated outside hours", kiosk.name()).isFalse();
      }
    }

    private void checkTime(World.Kiosk kiosk, List<String> away, List<String> offered) {
      boolean open = OFFICE.isOpen(world.now);
      kiosk
          .booked()
          .ifPresent(
              at ->
                  assertThat(
                          world.now.isAfter(at.plus(World.VISIT).minusMillis(1))
                              || world.now.plus(Duration.ofMinutes(60)).isBefore(at))
                      .as("%s is not booked", kiosk.name())
                      .isTrue());
      if (open && !world.rollout().plan().alone().contains(kiosk.name())) {
        boolean another =
            world.kiosks.values().stream()
                .filter(it -> !it.name().equals(kiosk.name()))
                // A degree of latitude is 111.2 km.
                .filter(
                    it ->
                        Math.abs(it.position().latitude() - kiosk.position().latitude()) * 111.2
                            <= 15)
                .anyMatch(
                    it ->
                        it.connected()
                            && !it.lapsed()
                            && !away.contains(it.name())
                            && !offered.contains(it.name()));
        assertThat(another).as("another kiosk serves instead of %s", kiosk.name()).isTrue();
      }
    }

    /** No wave begins before enough of the former succeeded, or a person went on. */
    private void checkWaves(List<MemberUpdateCommand> orders, Set<String> begun) {
      for (int wave : world.waves.keySet()) {
        List<MemberState> counted =
            members(wave).stream()
                .map(RolloutMember::state)
                .filter(it -> !Set.of("left", "cancelled").contains(it.code()))
                .toList();
        long good = counted.stream().filter(it -> it == MemberState.SUCCEEDED).count();
        boolean former = wave == 1 || passed.contains(wave - 1);
        if (former
            && good * 100
                >= (long) Objects.requireNonNull(world.waves.get(wave)).success()
                    * counted.size()) {
          passed.add(wave);
        }
      }
      for (MemberUpdateCommand order : orders) {
        if (order instanceof MemberUpdateCommand.Offer offer && offer.distribution() == NEW) {
          int wave = Objects.requireNonNull(world.members.get(offer.kiosk())).wave();
          assertThat(begun).as("nothing is given twice").doesNotContain(offer.kiosk());
          if (wave > 1) {
            assertThat(passed).as("waves before %s", wave).contains(wave - 1);
          }
        }
      }
    }

    private void checkErrors() {
      if (!(world.rollout().state() instanceof RolloutState.Running)) {
        return;
      }
      Map<Integer, Integer> failures = failures();
      for (Wave wave : world.waves.values()) {
        int fresh = failures.getOrDefault(wave.number(), 0) - seen.getOrDefault(wave.number(), 0);
        long base = members(wave.number()).stream().filter(it -> it.state().counts()).count();
        assertThat(fresh <= 0 || fresh * 100L < wave.errors() * base)
            .as("wave %s goes on with %s failures of %s", wave.number(), fresh, base)
            .isTrue();
      }
    }

    private void checkForced(List<MemberUpdateCommand> orders) {
      boolean overdue =
          world.rollout().plan().deadline().filter(it -> !it.isAfter(world.now)).isPresent();
      Set<String> ordered =
          orders.stream().map(MemberUpdateCommand::kiosk).collect(Collectors.toSet());
      if (overdue && world.rollout().state().isOpen()) {
        assertThat(world.open())
            .filteredOn(World.Update::ours)
            .filteredOn(it -> isCurrent(it) && !ordered.contains(it.kiosk()))
            .allMatch(World.Update::forced);
      }
    }

    private boolean isCurrent(World.Update update) {
      RolloutMember member = world.members.get(update.kiosk());
      return member != null && member.action() == update.id();
    }

    /** What holds after each step, whatever it was. */
    void check() {
      Rollout rollout = world.rollout();
      reached.add(rollout.state().code());
      world.members.values().forEach(it -> reached.add("member " + it.state().code()));
      world.waves.values().forEach(it -> reached.add("wave " + it.state().code()));
      for (String kiosk : world.kiosks.keySet()) {
        assertThat(world.open())
            .filteredOn(it -> it.kiosk().equals(kiosk))
            .filteredOn(World.Update::ours)
            .filteredOn(it -> !(it.state() instanceof UpdateActionState.Cancelling))
            .as("updates of %s", kiosk)
            .hasSizeLessThanOrEqualTo(1);
      }
      if (!rollout.state().isOpen()) {
        assertThat(world.open())
            .filteredOn(World.Update::ours)
            .as("open after %s", rollout.state())
            .noneMatch(this::isCurrent);
        assertThat(world.members.values())
            .extracting(RolloutMember::state)
            .doesNotContain(
                MemberState.WAITING,
                MemberState.UPDATING,
                MemberState.LEAVING,
                MemberState.REVERTING);
      }
      for (RolloutMember member : world.members.values()) {
        World.Update update = world.updates.get(member.action());
        // One that was to get back what it had, and was not any more, has no update.
        if (member.state() == MemberState.SUCCEEDED && member.action() != 0) {
          assertThat(update).isNotNull();
          assertThat(update.state()).isEqualTo(new UpdateActionState.Succeeded());
          assertThat(update.distribution()).isEqualTo(NEW);
        }
        if (member.state() == MemberState.REVERTED) {
          assertThat(update).isNotNull();
          assertThat(update.state()).isEqualTo(new UpdateActionState.Succeeded());
          assertThat(update.distribution()).isEqualTo(member.previous());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theRulesHoldWhateverComes(int seed) {
    for (int run = 0; run < 150; run++) {
      Sequence sequence = new Sequence(seed * 1_000 + run);
      for (int step = 0; step < 150; step++) {
        sequence.step();
        sequence.check();
      }
    }
  }

  /** Else the rules above would hold for nothing. */
  @Test
  void everyStateIsReached() {
    for (int run = 0; run < 1000; run++) {
      Sequence sequence = new Sequence(run);
      for (int step = 0; step < 150; step++) {
        sequence.step();
        sequence.check();
      }
    }
    assertThat(reached)
        .contains(
            "ready",
            "running",
            "paused",
            "rolling-back",
            "aborting",
            "finished",
            "aborted",
            "rolled-back",
            "member waiting",
            "member updating",
            "member leaving",
            "member succeeded",
            "member failed",
            "member cancelled",
            "member left",
            "member reverting",
            "member reverted",
            "member stranded",
            "wave planned",
            "wave running",
            "wave passed",
            "wave failed",
            "may begin",
            "told to wait",
            "given up",
            "late success");
  }
}
