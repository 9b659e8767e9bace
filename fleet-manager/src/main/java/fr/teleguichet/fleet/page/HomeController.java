package fr.teleguichet.fleet.page;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/** The start page. */
@Hidden
@Controller
final class HomeController {
  @Get("/")
  @View("page/home")
  @Produces(MediaType.TEXT_HTML)
  Map<String, Object> home() {
    return Map.of("title", "Téléguichet");
  }
}
