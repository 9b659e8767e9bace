package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages show. */
public final class ImpactViewModels {

  static final NotFoundKind NOT_THERE =
      new NotFoundKind(
          NavigationSection.EVALUATION,
          "impact.not-found.",
          "/impact/parameters",
          "impact.not-found.back");

  private ImpactViewModels() {}

  /**
   * The figures.
   *
   * @param version the parameters that they are calculated with
   * @param versions all that can be chosen
   * @param sites what can be chosen
   * @param officesDiffer whether the register of services names other offices now than the newest
   *     version
   */
  public record Figures(
      ImpactFigures figures,
      ImpactParametersVersion version,
      List<ImpactParametersVersion> versions,
      List<Site> sites,
      PublicServiceCache services,
      boolean officesDiffer) {

    /** A service's name. */
    public String service(ServiceCode code, LocalizedText text) {
      return services.name(code, text);
    }

    /** Whether these are the parameters that hold now. */
    public boolean isNewest() {
      return version.version() == versions.getFirst().version();
    }

    /** A site's name. */
    public static String place(ImpactFigures.OfSite row, LocalizedText text) {
      return row.code().isPresent() ? row.name() : text.say("impact.no-site");
    }
  }

  /**
   * A version of the parameters, and which others there are.
   *
   * @param changes what it changed of the version before; empty for the first
   * @param done the key of what was just done
   */
  public record Parameters(
      ImpactParametersVersion version,
      List<ImpactParametersVersion> versions,
      List<Change> changes,
      PublicServiceCache services,
      Optional<String> done) {}

  /**
   * The form.
   *
   * @param now the version that holds now
   * @param changes what the new version would change; empty while that was not asked
   * @param asked whether it was asked what would change
   * @param effect what of the last twelve months would be said then, and is said now
   * @param problem the key of what stands in the way of all of it; null for nothing
   */
  public record Edit(
      ImpactParametersVersion now,
      ImpactParametersForm form,
      List<Change> changes,
      boolean asked,
      Optional<Effect> effect,
      PublicServiceCache services,
      ImpactParameters offices,
      @Nullable String problem) {

    /** The parameters of a group. */
    public List<ImpactParameter> of(ImpactParameter.Group group) {
      return ImpactViewModels.of(group);
    }

    /** A service's name. */
    public String service(ServiceCode code, LocalizedText text) {
      return services.name(code, text);
    }
  }

  /** What the same months would say with other parameters. */
  public record Effect(ImpactSum was, ImpactSum becomes) {}

  /** A change in words. */
  public record Change(String what, String was, String becomes) {

    static Change of(
        ImpactParameterChange change, PublicServiceCache services, LocalizedText text) {
      return switch (change) {
        case ImpactParameterChange.OfValue(ImpactParameter parameter, double was, double becomes) ->
            new Change(
                ImpactText.name(parameter, text),
                ImpactText.value(parameter, was, text),
                ImpactText.value(parameter, becomes, text));
        case ImpactParameterChange.OfScope(EmissionFactorScope was, EmissionFactorScope becomes) ->
            new Change(
                text.say("impact.scope"),
                text.say("impact.scope." + was.code()),
                text.say("impact.scope." + becomes.code()));
        case ImpactParameterChange.OfSource(String was, String becomes) ->
            new Change(text.say("impact.source"), was, becomes);
        case ImpactParameterChange.OfOffices(
                ServiceCode service,
                List<ImpactOffice> was,
                List<ImpactOffice> becomes) ->
            new Change(
                text.say("impact.offices.of", services.name(service, text)),
                ImpactText.offices(was, text),
                ImpactText.offices(becomes, text));
      };
    }
  }

  /** The parameters of a group, in their order. */
  public static List<ImpactParameter> of(ImpactParameter.Group group) {
    return Stream.of(ImpactParameter.values()).filter(it -> it.group() == group).toList();
  }
}
