package fr.teleguichet.fleet.update.drift;

import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who runs what.
 *
 * @param filter which kiosks are shown
 * @param groups the kiosks by version, newest version first, those of unknown version last
 * @param choices what can be chosen
 * @param mayStart whether the reader may begin rollouts
 */
public record DriftPage(DriftFilter filter, List<Group> groups, Choices choices, boolean mayStart) {

  /** Kiosks of one version that are shown before somebody asks for all. */
  public static final int FEW = 20;

  public DriftPage {
    groups = List.copyOf(groups);
  }

  /**
   * The kiosks that run one version.
   *
   * @param version empty for kiosks that never told one
   * @param behind since when the version is behind; empty when it is not
   * @param newest the version that all shall have
   */
  public record Group(
      Optional<KnownVersion> version,
      Optional<Instant> behind,
      Optional<KnownVersion> newest,
      List<Line> kiosks) {
    public Group {
      kiosks = List.copyOf(kiosks);
    }

    /** Its place in the address. */
    public String word() {
      return version.map(it -> Integer.toString(it.id())).orElse(DriftFilter.UNKNOWN);
    }

    /** What people call it. */
    public String label(Text text) {
      return version.map(KnownVersion::label).orElseGet(() -> text.say("drift.unknown"));
    }

    /** How the version stands, by the words of the style sheet. */
    public String look() {
      return version.isEmpty()
          ? "never-seen"
          : version.get().withdrawn() ? "failed" : behind.isPresent() ? "watch" : "ok";
    }

    /** The same in words. */
    public String standing(Text text) {
      return switch (look()) {
        case "never-seen" -> text.say("drift.standing.unknown");
        case "failed" -> text.say("drift.standing.withdrawn");
        case "watch" -> text.say("drift.standing.behind");
        default ->
            text.say(
                version.filter(KnownVersion::stable).isPresent()
                    ? "drift.standing.current"
                    : "drift.standing.pilot");
      };
    }
  }

  /**
   * A kiosk.
   *
   * @param board its board's profile; empty when it never told one
   */
  public record Line(KioskRow row, String board) {}

  /** What can be chosen. */
  public record Choices(
      List<String> territories,
      List<Site> sites,
      List<String> boards,
      List<KnownVersion> versions) {
    public Choices {
      territories = List.copyOf(territories);
      sites = List.copyOf(sites);
      boards = List.copyOf(boards);
      versions = List.copyOf(versions);
    }
  }

  /** How many kiosks are shown. */
  public int total() {
    return groups.stream().mapToInt(group -> group.kiosks().size()).sum();
  }

  /** How many kiosks stand so, by the words of the style sheet. */
  public int count(String look) {
    return groups.stream()
        .filter(group -> group.look().equals(look))
        .mapToInt(group -> group.kiosks().size())
        .sum();
  }

  /** A piece of the picture, in thousandths of its width. */
  public record Piece(Group group, int from, int width, int pattern) {}

  private static final int WHOLE = 1_000;
  private static final int PATTERNS = 6;

  /** The picture: versions one beside the other, as wide as they are common. */
  public List<Piece> pieces() {
    int total = Math.max(1, total());
    List<Piece> pieces = new java.util.ArrayList<>();
    int before = 0;
    for (int i = 0; i < groups.size(); i++) {
      int from = WHOLE * before / total;
      before += groups.get(i).kiosks().size();
      pieces.add(
          new Piece(groups.get(i), from, WHOLE * before / total - from, Math.min(i, PATTERNS - 1)));
    }
    return pieces;
  }

  /** A group's share of what is shown, in percent. */
  public String share(Group group, Text text) {
    return text.withUnit(text.number(100.0 * group.kiosks().size() / Math.max(1, total()), 0), "%");
  }
}
