package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MinimumInterviewLength;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.service.OfferedServicesRefusal;
import fr.teleguichet.hardware.service.Pictogram;
import fr.teleguichet.hardware.service.ServiceMode;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
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
   * @param logo where its logo is
   * @param sites the names of the sites where it is offered; empty for everywhere
   */
  public record Row(
      String code,
      String name,
      String formerNames,
      Pictogram pictogram,
      Optional<String> logo,
      ServiceMode mode,
      PublicServiceState state,
      Optional<List<String>> sites) {

    static Row of(RegisteredPublicService service, LocalizedText text, Collection<Site> known) {
      return new Row(
          service.card().code().value(),
          service.card().name().in(PublicServiceCache.language(text.language())),
          String.join(", ", service.content().formerNames()),
          service.card().pictogram(),
          logoAddress(service),
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
      OfferedServicesDispatcher.Progress progress,
      boolean mayEdit,
      Optional<String> done) {

    /** Which kiosks refused their services, and why. */
    public List<KioskRefusal> refusals(LocalizedText text) {
      return progress.refused().stream().map(it -> KioskRefusal.of(it, text)).toList();
    }

    /** From which length on a kiosk counts interviews that counts from another than the fleet. */
    public String counts(OfferedServicesDispatcher.OtherMinimum other, LocalizedText text) {
      return new MinimumInterviewLength(Math.toIntExact(other.counts().toSeconds())).words(text);
    }
  }

  /**
   * A kiosk that refused its services.
   *
   * @param isOwnWords whether the reason is a sentence that the kiosk wrote, in English
   */
  public record KioskRefusal(String kiosk, String reason, boolean isOwnWords) {
    static KioskRefusal of(OfferedServicesDispatcher.Refusal refusal, LocalizedText text) {
      return OfferedServicesRefusal.parse(refusal.reason())
          .map(new OfferedServicesRefusalText(refusal.document(), text)::of)
          .map(reason -> new KioskRefusal(refusal.kiosk(), reason, false))
          .orElseGet(() -> new KioskRefusal(refusal.kiosk(), refusal.reason(), true));
    }
  }

  /**
   * A service's form, beside the card that kiosks show.
   *
   * @param known the state in which it is; empty when it is new
   * @param logo where its logo is
   * @param sites what can be chosen
   * @param problem the key of what stands in the way of all of it; null for nothing
   * @param done the key of what was just done
   */
  public record Edit(
      Optional<PublicServiceState> known,
      Optional<String> logo,
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
    public ServiceTextLanguage[] languages() {
      return ServiceTextLanguage.values();
    }

    /** What else a kiosk may have to be able to. */
    public List<CitizenAct> acts() {
      return List.of(CitizenAct.PRINT, CitizenAct.SCAN);
    }
  }

  /** Where a service's logo is, as long as it has this one. */
  static Optional<String> logoAddress(RegisteredPublicService service) {
    return service
        .card()
        .logo()
        .map(it -> "/services/" + service.card().code().value() + "/logo/" + it.digest());
  }

  /** The longest file that is taken as a logo, in bytes. */
  public static int maxLogoSize() {
    return LogoPictureReader.MAX_SIZE;
  }

  /** A language's name in the reader's language. */
  public static String language(ServiceTextLanguage language, LocalizedText text) {
    return language.locale().getDisplayLanguage(text.language().locale());
  }
}
