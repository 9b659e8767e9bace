package fr.teleguichet.fleet.training;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SitePageSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is trained at a site, on its page: names for who may read them, numbers for the others. */
@Singleton
final class SitePageTrainingSection implements SitePageSection {

  private static final Set<Role> READ = EnumSet.of(COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER);

  private final VisibleTrainings register;
  private final TemplateRenderer templates;

  SitePageTrainingSection(VisibleTrainings register, TemplateRenderer templates) {
    this.register = register;
    this.templates = templates;
  }

  @Override
  public Optional<String> show(PageFrame frame, Site site, Principal visitor) {
    if (!READ.contains(visitor.role())) {
      return Optional.empty();
    }
    List<TrainingViewModels.PersonLine> people =
        register.view(visitor.scope()).people().stream()
            .filter(it -> it.person().site().filter(id -> id == site.id()).isPresent())
            .map(TrainingViewModels.PersonLine::of)
            .toList();
    return Optional.of(
        templates.fill(
            "training/site-section",
            Map.of(
                "frame",
                frame,
                "people",
                people,
                "mayName",
                VisibleTrainings.mayReadNames(visitor.role()))));
  }

  @Override
  public int getOrder() {
    return 25;
  }
}
