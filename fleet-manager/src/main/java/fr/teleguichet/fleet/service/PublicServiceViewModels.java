package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.service.Pictogram;
import fr.teleguichet.hardware.service.ServiceLanguage;
import fr.teleguichet.hardware.service.ServiceMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages of public services show. */
public final class PublicServiceViewModels {

  /** Where there is no such service. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(
          NavigationSection.SERVICES, "services.unknown.", "/services", "services.back");

  private PublicServiceViewModels() {}

  /**
   * A row of the list.
   *
   * @param name what people call it
   * @param formerNames what it was called before; empty for nothing
   * @param sites the names of the sites where it is offered; empty for everywhere
   */
  public record Row(
      String code,
      String name,
      String formerNames,
      Pictogram pictogram,
      ServiceMode mode,
      ServiceState state,
      Optional<List<String>> sites) {

    static Row of(Service service, LocalizedText text, Collection<Site> known) {
      return new Row(
          service.card().code().value(),
          service.card().name().in(PublicServiceCache.language(text.language())),
          String.join(", ", service.content().formerNames()),
          service.card().pictogram(),
          service.card().mode(),
          service.state(),
          service.content().sites() instanceof ServiceOfferArea.Only only
              ? Optional.of(
                  known.stream()
                      .filter(site -> only.sites().contains(site.code()))
                      .map(Site::name)
                      .toList())
              : Optional.empty());
    }
  }

  /**
   * The services of the network.
   *
   * @param progress how far kiosks are with them
   * @param mayEdit whether the reader may change them
   */
  public record Listing(
      List<Row> rows,
      OfferedServicesDelivery.Progress progress,
      boolean mayEdit,
      Optional<String> done) {}

  /**
   * A service's form, beside the card that kiosks show.
   *
   * @param known the state in which it is; empty when it is new
   * @param sites what can be chosen
   * @param problem the key of what stands in the way of all of it; null for nothing
   * @param done the key of what was just done
   */
  public record Edit(
      Optional<ServiceState> known,
      PublicServiceForm form,
      List<Site> sites,
      @Nullable String problem,
      Optional<String> done) {

    /** The drawings to choose from. */
    public Pictogram[] pictograms() {
      return Pictogram.values();
    }

    /** The drawing that is chosen. */
    public Pictogram pictogram() {
      return Pictogram.ofWord(form.value("pictogram")).orElse(Pictogram.INFORMATION);
    }

    /** What can carry its calls. */
    public VideoProviderKind[] providers() {
      return VideoProviderKind.values();
    }

    /** How it can receive people. */
    public ServiceMode[] modes() {
      return ServiceMode.values();
    }

    /** The languages that kiosks speak. */
    public ServiceLanguage[] languages() {
      return ServiceLanguage.values();
    }

    /** What else a kiosk may have to be able to. */
    public List<CitizenAct> acts() {
      return List.of(CitizenAct.PRINT, CitizenAct.SCAN);
    }
  }

  /** A language's name in the reader's language. */
  public static String language(ServiceLanguage language, LocalizedText text) {
    return language.locale().getDisplayLanguage(text.language().locale());
  }
}
