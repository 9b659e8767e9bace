package fr.teleguichet.fleet.site.visit;

import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.NextStep;
import fr.teleguichet.fleet.site.OpeningHoursViewModel;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import fr.teleguichet.hardware.text.Slug;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a technician takes along.
 *
 * @param address as on a letter
 * @param opening when the place is open; empty where nobody wrote it
 * @param kiosks the kiosks of the site, with what is wrong
 * @param form what was typed
 */
public record VisitSheet(
    Site site,
    String address,
    SiteProfile profile,
    Optional<OpeningHoursViewModel> opening,
    List<SickKiosk> kiosks,
    Form form) {

  /**
   * A kiosk, and what is wrong with it.
   *
   * @param name what tells it from others
   * @param faults nothing where it works
   */
  public record SickKiosk(KioskRow kiosk, String name, List<Fault> faults) {
    public SickKiosk {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Something that is wrong.
   *
   * @param words what it is
   * @param next what is to be done, and by whom
   * @param part the name of the part that failed; empty where no part is to blame
   * @param model the maker and model that the kiosk tells of it; empty where it tells none
   */
  public record Fault(String words, NextStep next, String part, String model, Spares spares) {

    /** The same, without what another fault of the kiosk has had taken along already. */
    Fault without(Set<Slug> taken) {
      List<Spare> more =
          spares.all().stream()
              .filter(it -> taken.addAll(it.parts().stream().map(SparePart::id).toList()))
              .toList();
      return new Fault(words, next, part, model, new Spares(spares.isKindKnown(), more));
    }
  }

  /**
   * What to take along against a fault.
   *
   * @param isKindKnown whether the kind of kiosk is known, where something is to be taken along
   */
  public record Spares(boolean isKindKnown, List<Spare> all) {
    static final Spares NONE = new Spares(true, List.of());
    static final Spares UNKNOWN = new Spares(false, List.of());

    public Spares {
      all = List.copyOf(all);
    }
  }

  /**
   * Something to take along.
   *
   * @param name what people call it
   * @param parts what to ask for
   */
  public record Spare(String name, List<SparePart> parts) {
    public Spare {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part in the reader's language.
   *
   * @param name what to ask any supplier for
   * @param substitutes what else does the same; empty for nothing
   */
  public record SparePart(Slug id, String name, String substitutes) {}

  /**
   * The note of a visit as it was typed.
   *
   * @param wrong the name of the field that is wrong
   */
  public record Form(
      String kiosk,
      String day,
      String technician,
      String part,
      String done,
      String partsUsed,
      Optional<String> wrong) {

    Form wrong(String field) {
      return new Form(kiosk, day, technician, part, done, partsUsed, Optional.of(field));
    }
  }

  public VisitSheet {
    kiosks = List.copyOf(kiosks);
  }

  /**
   * The kiosk that a note is about, by its address or, as notes that wait on a telephone may have
   * it, by its name alone; empty where there is none here, or two.
   */
  Optional<KioskRow> kiosk(String typed) {
    List<KioskRow> named =
        kiosks.stream()
            .map(SickKiosk::kiosk)
            .filter(it -> it.address().text().equals(typed) || it.name().equals(typed))
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /** The parts that failed, by name. */
  public List<String> failedParts() {
    return kiosks.stream()
        .flatMap(kiosk -> kiosk.faults().stream())
        .map(Fault::part)
        .filter(it -> !it.isEmpty())
        .distinct()
        .toList();
  }
}
