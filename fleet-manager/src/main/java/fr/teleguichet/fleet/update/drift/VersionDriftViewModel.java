package fr.teleguichet.fleet.update.drift;

import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.update.inventory.KioskAttributeRepository;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who runs what.
 *
 * @param filter which kiosks are shown
 * @param groups the kiosks by version, those of one name together, newest version first; those of
 *     unknown version last
 * @param choices what can be chosen
 * @param mayStart whether the reader may begin rollouts
 */
public record VersionDriftViewModel(
    VersionDriftQuery filter, List<Group> groups, Choices choices, boolean mayStart) {

  /** Kiosks of one version that are shown before somebody asks for all. */
  public static final int FEW = 20;

  public VersionDriftViewModel {
    groups = List.copyOf(groups);
  }

  /**
   * The kiosks that run one version.
   *
   * @param version empty for kiosks that never told one, or one that is not published here
   * @param lag how the version is behind; empty when it is not
   */
  public record Group(
      Optional<ComparableDistribution> version, Optional<OutdatedVersion> lag, List<Line> kiosks) {
    public Group {
      kiosks = List.copyOf(kiosks);
    }

    /** Its place in the address. */
    public String code() {
      return version.map(it -> Integer.toString(it.id())).orElse(VersionDriftQuery.UNKNOWN);
    }

    /** What people call it. */
    public String label(LocalizedText text) {
      return version
          .map(ComparableDistribution::label)
          .orElseGet(() -> text.say("drift." + origin()));
    }

    /** What is known of a version that is not published here. */
    private String origin() {
      long told = kiosks.stream().filter(line -> line.said().isPresent()).count();
      return told == 0 ? "unknown" : told == kiosks.size() ? "foreign" : "unknown-or-foreign";
    }

    /** How the version stands, by the words of the style sheet. */
    public String look() {
      return version
          .map(it -> it.withdrawn() ? "failed" : lag.isPresent() ? "watch" : "ok")
          .orElse("never-seen");
    }

    /** The same in words. */
    public String standing(LocalizedText text) {
      return text.say("drift.standing." + word(look()));
    }

    private String word(String look) {
      return switch (look) {
        case "never-seen" -> origin();
        case "failed" -> "withdrawn";
        case "watch" -> "behind";
        default -> version.map(ComparableDistribution::isStable).orElse(true) ? "current" : "pilot";
      };
    }
  }

  /**
   * A kiosk.
   *
   * @param board its board's profile; empty when it never told one
   * @param said what it said it runs; empty when it never did
   */
  public record Line(KioskRow row, String board, Optional<KioskAttributeRepository.Said> said) {}

  /** What can be chosen. */
  public record Choices(
      List<String> territories,
      List<Site> sites,
      List<String> boards,
      List<String> labels,
      List<ComparableDistribution> versions) {
    public Choices {
      territories = List.copyOf(territories);
      sites = List.copyOf(sites);
      boards = List.copyOf(boards);
      labels = List.copyOf(labels);
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

  /**
   * A piece of the picture. Pieces beside each other have another colour and other lines, and no
   * two of the first 24 have both alike.
   *
   * @param number its number in the picture, from 1
   * @param from thousandths of the picture's width before it
   * @param width thousandths of the picture's width
   */
  public record Piece(Group group, int number, int from, int width) {

    private static final int COLOURS = 6;
    private static final int AROUND = 12;
    private static final List<String> LINES =
        List.of("", "M-2 2l4-4M0 8l8-8M6 10l4-4", "M0 4h8", "M4 0v8");
    private static final int ROOM = 40;

    /** The number of its colour. */
    public int colour() {
      return (number - 1) % COLOURS;
    }

    /** Its lines, as a path in a square of eight. */
    public String lines() {
      // Colours and lines come round together after twelve; then other pairs begin.
      return LINES.get((number - 1 + (number - 1) / AROUND) % LINES.size());
    }

    /** Whether its number can be read in it. */
    public boolean hasRoom() {
      return width >= ROOM;
    }

    /** A place or width as SVG has it. */
    public static String percent(int thousandths) {
      return thousandths / 10 + "." + thousandths % 10 + "%";
    }
  }

  private static final int WHOLE = 1_000;

  /** The picture: versions one beside the other, as wide as they are common. */
  public List<Piece> pieces() {
    int total = Math.max(1, total());
    List<Piece> pieces = new ArrayList<>();
    int before = 0;
    for (Group group : groups) {
      int from = WHOLE * before / total;
      before += group.kiosks().size();
      pieces.add(new Piece(group, pieces.size() + 1, from, WHOLE * before / total - from));
    }
    return pieces;
  }

  /** A group's share of what is shown, in percent. */
  public String share(Group group, LocalizedText text) {
    return text.withUnit(text.number(100.0 * group.kiosks().size() / Math.max(1, total()), 0), "%");
  }
}
