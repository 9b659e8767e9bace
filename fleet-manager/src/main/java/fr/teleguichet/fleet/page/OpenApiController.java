package fr.teleguichet.fleet.page;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.swagger.v3.oas.annotations.Hidden;

/** Serves the description of the programming interface that the build generates. */
@Hidden
@Controller("/api/v1")
final class OpenApiController {
  private static final String DESCRIPTION = "classpath:META-INF/swagger/openapi.yml";
  private static final String YAML = "application/yaml";

  private final ResourceLoader resources;

  OpenApiController(ResourceLoader resources) {
    this.resources = resources;
  }

  @Get("/openapi.yml")
  @ForEverybody
  @Produces(YAML)
  HttpResponse<StreamedFile> description() {
    return resources
        .getResource(DESCRIPTION)
        .map(StreamedFile::new)
        .map(HttpResponse::ok)
        .orElseGet(HttpResponse::notFound);
  }
}
