package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the pages of rollouts show. */
public final class RolloutViewModels {

  /** Where there is no such rollout. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.UPDATES, "rollout.unknown.", "/rollouts", "rollout.back");

  private RolloutViewModels() {}

  /**
   * All rollouts, newest first.
   *
   * @param mayStart whether the reader may make some
   */
  public record Listing(List<RolloutView> rollouts, boolean mayStart) {
    public Listing {
      rollouts = List.copyOf(rollouts);
    }
  }

  /**
   * A kiosk of a rollout.
   *
   * @param title what people call it
   * @param name its own name, where that says more
   * @param path its place in addresses
   */
  public record Kiosk(MemberView member, String title, Optional<String> name, String path) {}

  /**
   * What changes while somebody looks.
   *
   * @param kiosks those that are shown, by wave, worst first
   * @param query which are wanted
   * @param mayChange whether the reader may do something with it
   */
  public record Life(
      RolloutView view, List<Kiosk> kiosks, RolloutViewReader.Query query, boolean mayChange) {
    public Life {
      kiosks = List.copyOf(kiosks);
    }

    /** The kiosks of a wave that are shown. */
    public List<Kiosk> of(WaveView wave) {
      return kiosks.stream().filter(it -> it.member().wave() == wave.wave().number()).toList();
    }

    /** How many kiosks of a wave are not shown. */
    public int hidden(WaveView wave) {
      int wanted = query.state().map(wave::count).orElseGet(wave::total);
      return Math.max(0, wanted - of(wave).size());
    }

    /** What the reader can do now. */
    public List<RolloutOperation> acts() {
      return mayChange ? RolloutOperation.of(view) : List.of();
    }
  }

  /**
   * One rollout.
   *
   * @param stream the address of what changes
   * @param history who did what with it, newest first
   * @param done the key of what was just done
   * @param sites what people call sites, by their codes
   */
  public record Live(
      Life life,
      String stream,
      List<StoredAuditEntry> history,
      Optional<Done> done,
      Map<String, String> sites) {
    public Live {
      history = List.copyOf(history);
      sites = Map.copyOf(sites);
    }
  }

  /** What was just done, in words. */
  public record Done(String key, int count) {
    /** The sentence. */
    public String say(LocalizedText text) {
      return text.say(key, count);
    }
  }

  /**
   * The question before something is done with a rollout.
   *
   * @param kiosk the one kiosk that it is about; empty for all
   * @param reason what was typed
   * @param wrong the key of why it can't be done
   * @param staying kiosks that would refuse to go back
   */
  public record Question(
      RolloutView view,
      RolloutOperation act,
      Optional<String> kiosk,
      Optional<String> title,
      String reason,
      Optional<String> wrong,
      List<Refusing> staying) {
    public Question {
      staying = List.copyOf(staying);
    }

    /** Whether it is the reason that is wrong. */
    public boolean isReasonWrong() {
      return wrong.filter(RolloutOperationController.WRONG_REASON::equals).isPresent();
    }

    /** Whether an answer can do it: what was typed wrongly is typed again. */
    public boolean isPossible() {
      return wrong.isEmpty() || isReasonWrong();
    }
  }

  /**
   * The question before something is done for some kiosks of a rollout.
   *
   * @param what diagnostics or alone: its place in addresses and messages
   * @param value the number of the wave, or the kiosk's name, for the answer
   * @param kiosks what people call the kiosks that are meant
   */
  public record KioskQuestion(RolloutView view, String what, String value, List<String> kiosks) {
    public KioskQuestion {
      kiosks = List.copyOf(kiosks);
    }

    /** What the value is. */
    public String field() {
      return what.equals("alone") ? "kiosk" : "wave";
    }
  }

  /** What kiosks of the reader's territories are, have and run. */
  public record Known(
      Set<String> kiosks,
      Set<String> territories,
      Set<String> sites,
      Set<String> boards,
      Set<String> versions,
      Set<String> labels) {

    /** Nobody was asked. */
    public static final Known NOTHING =
        new Known(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Known {
      kiosks = Set.copyOf(kiosks);
      territories = Set.copyOf(territories);
      sites = Set.copyOf(sites);
      boards = Set.copyOf(boards);
      versions = Set.copyOf(versions);
      labels = Set.copyOf(labels);
    }

    Set<String> of(String part) {
      return switch (part) {
        case "territory" -> territories;
        case "site" -> sites;
        case "board" -> boards;
        case "version" -> versions;
        case "label" -> labels;
        default -> throw new IllegalArgumentException(part);
      };
    }

    /** The values of a wave's filter, in order. */
    public List<String> choices(String part) {
      return of(part).stream().filter(it -> !it.isEmpty()).sorted().toList();
    }
  }

  /**
   * What can be chosen for a rollout.
   *
   * @param known what can be chosen for one wave
   */
  public record Choices(
      List<Distribution> distributions,
      List<String> territories,
      List<Site> sites,
      List<String> boards,
      List<String> versions,
      List<String> labels,
      Known known) {
    public Choices {
      distributions = List.copyOf(distributions);
      territories = List.copyOf(territories);
      sites = List.copyOf(sites);
      boards = List.copyOf(boards);
      versions = List.copyOf(versions);
      labels = List.copyOf(labels);
    }
  }

  /**
   * A wave that would be.
   *
   * @param kiosks what people call them, by name
   */
  public record Block(WavePlan plan, List<String> kiosks) {
    public Block {
      kiosks = List.copyOf(kiosks);
    }
  }

  /**
   * A kiosk that would refuse an older version.
   *
   * @param title what people call it
   * @param running what it runs of the part
   */
  public record Refusing(String title, String part, String running) {}

  /**
   * Who would be in a rollout.
   *
   * @param name the distribution's, as people call it
   * @param interrupts whether citizens notice it
   * @param offline how many kiosks are not connected now
   * @param installed how many have the distribution already
   * @param elsewhere kiosks that another rollout has
   * @param older versions that are newer than this one
   * @param over how many are in no wave
   * @param noWayBack how many could not get back what they have, since nobody knows what that is
   * @param downgrade whether kiosks may get something older
   * @param refusing kiosks that would refuse it for being older
   * @param staying kiosks that would refuse to get back what they have, where that may be wanted
   */
  public record Sketch(
      String name,
      boolean interrupts,
      List<Block> blocks,
      int offline,
      int installed,
      List<String> elsewhere,
      List<String> older,
      int over,
      int noWayBack,
      boolean downgrade,
      List<Refusing> refusing,
      List<Refusing> staying) {
    public Sketch {
      refusing = List.copyOf(refusing);
      staying = List.copyOf(staying);
      blocks = List.copyOf(blocks);
      elsewhere = List.copyOf(elsewhere);
      older = List.copyOf(older);
    }

    /** How many kiosks are in waves. */
    public int size() {
      return blocks.stream().mapToInt(block -> block.kiosks().size()).sum();
    }

    /** Whether it can be made as it is. */
    public boolean isPossible() {
      return size() > 0 && (older.isEmpty() || downgrade);
    }
  }

  /**
   * The form of a new rollout.
   *
   * @param sketch who would be in it; empty while no distribution is chosen or something is wrong
   */
  public record New(RolloutForm form, Choices choices, Optional<Sketch> sketch) {}

  /**
   * The last look before a rollout is made.
   *
   * @param secondPerson whether somebody else must agree
   * @param changed whether other kiosks are meant than when it was looked at
   * @param unnamed whether its name had to be typed and was not
   * @param sites what people call sites, by their codes
   */
  public record Preview(
      RolloutForm form,
      Sketch sketch,
      RolloutPlan plan,
      boolean secondPerson,
      boolean changed,
      boolean unnamed,
      Map<String, String> sites) {
    public Preview {
      sites = Map.copyOf(sites);
    }
  }
}
