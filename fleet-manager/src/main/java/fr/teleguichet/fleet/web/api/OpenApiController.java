package fr.teleguichet.fleet.web.api;

import fr.teleguichet.fleet.access.PermitAll;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.Router;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Serves the description of the programming interface that the build generates. */
@Hidden
@Controller("/api/v1")
final class OpenApiController {
  private static final String DESCRIPTION = "classpath:META-INF/swagger/openapi.yml";
  private static final String YAML = "application/yaml";

  private final ResourceLoader resources;
  private final BeanProvider<Router> router;
  private volatile Optional<String> whole =
      Optional.empty(); // whoever completes it writes the same

  OpenApiController(ResourceLoader resources, BeanProvider<Router> router) {
    this.resources = resources;
    this.router = router;
  }

  @Get("/openapi.yml")
  @PermitAll
  @Produces(YAML)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> description() throws IOException {
    if (whole.isEmpty()) {
      whole = read().map(OpenApiRouteCustomizer.of(router.get().uriRoutes())::complete);
    }
    return whole.<HttpResponse<String>>map(HttpResponse::ok).orElseGet(HttpResponse::notFound);
  }

  private Optional<String> read() throws IOException {
    Optional<InputStream> found = resources.getResourceAsStream(DESCRIPTION);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = found.get()) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
