package fr.teleguichet.fleet.web.api;

import fr.teleguichet.fleet.access.PermitAll;
import fr.teleguichet.hardware.text.EnumCodes;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.web.router.UriRouteInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Completes what the compiler writes of each route by what holds for all of them: who may ask, and
 * how what is wrong for any route is answered. What a route says itself stays. Constants, of which
 * the compiler writes their names in Java, are told by their codes, as they are sent.
 */
final class OpenApiRouteCustomizer {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");
  private static final String PROBLEM = "#/components/schemas/Problem";

  /** What the running program knows of a route. */
  record Route(boolean open, Set<String> optional) {
    Route {
      optional = Set.copyOf(optional);
    }
  }

  private final Map<String, Route> routes;

  /**
   * @param routes by method and path, such as {@code get /api/v1/kiosks}
   */
  OpenApiRouteCustomizer(Map<String, Route> routes) {
    this.routes = Map.copyOf(routes);
  }

  /** What is to be known of these routes. */
  static OpenApiRouteCustomizer of(Stream<UriRouteInfo<?, ?>> routes) {
    return new OpenApiRouteCustomizer(
        routes.collect(
            Collectors.toMap(
                it -> name(it.getHttpMethodName(), it.getUriMatchTemplate().toPathString()),
                it ->
                    new Route(
                        it.getAnnotationMetadata().hasAnnotation(PermitAll.class),
                        optional(it.getTargetMethod().getArguments())),
                (one, _) -> one)));
  }

  /** Parameters that have a value without being given. */
  private static Set<String> optional(Argument<?>[] arguments) {
    return Arrays.stream(arguments)
        .filter(it -> it.getAnnotationMetadata().hasAnnotation(QueryValue.class))
        .filter(
            it ->
                it.getAnnotationMetadata().stringValue(Bindable.class, "defaultValue").isPresent())
        .map(Argument::getName)
        .collect(Collectors.toSet());
  }

  private static String name(String method, String path) {
    return method.toLowerCase(Locale.ROOT) + " " + path;
  }

  /** The description, completed. */
  String complete(String yaml) {
    Object whole = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    map(map(whole).get("paths"))
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            complete(method, path, map(operation));
                          }
                        }));
    map(map(map(whole).get("components")).get("schemas"))
        .values()
        .forEach(schema -> map(schema).computeIfPresent("enum", (_, names) -> codes(names)));
    return new Dump(
            DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(120).build())
        .dumpToString(whole);
  }

  private static List<String> codes(Object names) {
    return list(names).stream().map(it -> EnumCodes.code(String.valueOf(it))).toList();
  }

  private void complete(String method, String path, Map<String, Object> operation) {
    Map<String, Object> answers = map(operation.get("responses"));
    Route route = routes.getOrDefault(name(method, path), new Route(false, Set.of()));
    if (!route.open()) {
      operation.put("security", new ArrayList<>(List.of(Map.of("token", new ArrayList<>()))));
      add(answers, "401", "The token is missing or wrong.");
      add(answers, "403", "The token’s owner may not ask this.");
    }
    boolean has = false;
    for (Object each : list(operation.get("parameters"))) {
      Map<String, Object> parameter = map(each);
      // An empty text stands for none, and where it must not be empty it must be given.
      if (route.optional().contains(String.valueOf(parameter.get("name")))
          && !map(parameter.get("schema")).containsKey("minLength")) {
        parameter.put("required", false);
      }
      has |= "query".equals(parameter.get("in"));
    }
    boolean takes = operation.containsKey("requestBody");
    if (has || takes) {
      add(answers, "400", "A parameter or a member of the body is missing or wrong.");
    }
    if (path.contains("{")) {
      add(answers, "404", "There is nothing of this name or number.");
    }
    if (takes) {
      add(answers, "413", "The body is too large.");
      add(answers, "415", "The body has a type that is not taken.");
    }
    if (method.equals("head")) {
      answers.values().forEach(it -> map(it).remove("content"));
    } else {
      answers.forEach(
          (status, answer) -> {
            if (Integer.parseInt(status) >= 400) {
              map(answer).computeIfAbsent("content", _ -> problem());
            }
          });
    }
  }

  private static void add(Map<String, Object> answers, String status, String words) {
    Object _ = answers.putIfAbsent(status, new LinkedHashMap<>(Map.of("description", words)));
  }

  /** Anew each time, since what stands twice is written as a reference. */
  private static Map<String, Object> problem() {
    return Map.of(Problem.MEDIA_TYPE, Map.of("schema", Map.of("$ref", PROBLEM)));
  }

  @SuppressWarnings("unchecked") // keys of objects in JSON are texts
  private static Map<String, Object> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
  }

  private static List<?> list(@Nullable Object node) {
    return node instanceof List<?> list ? list : new ArrayList<>();
  }
}
