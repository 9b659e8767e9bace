package fr.teleguichet.fleet.web.api;

import fr.teleguichet.fleet.platform.settings.NearestWordFinder;
import fr.teleguichet.fleet.platform.time.BoundedTimeParser;
import io.micronaut.json.tree.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What JSON may look like where a record is wanted. A member that is missing is none of its
 * business: what must be there each route says itself.
 */
sealed interface JsonShape {

  /** What is wrong, by the paths of members, such as {@code plan.waves[1].share}. */
  default List<Problem.FieldError> faults(JsonNode node) {
    List<Problem.FieldError> faults = new ArrayList<>();
    find("", node, faults);
    return faults;
  }

  /** Adds what is wrong with a value. */
  void find(String path, JsonNode node, List<Problem.FieldError> faults);

  /** The shape of a type; of one that no body has had so far, any. */
  static JsonShape of(Type type) {
    return switch (type) {
      case Class<?> it when it.isRecord() -> Members.of(it);
      case Class<?> it -> Scalar.of(it).map(JsonShape.class::cast).orElseGet(Any::new);
      case ParameterizedType it when it.getRawType() == List.class ->
          new Elements(of(it.getActualTypeArguments()[0]));
      case ParameterizedType it when it.getRawType() == Map.class ->
          new Values(of(it.getActualTypeArguments()[1]));
      default -> new Any();
    };
  }

  /** An object whose members have names. */
  record Members(Map<String, JsonShape> shapes) implements JsonShape {
    public Members {
      shapes = new LinkedHashMap<>(shapes);
    }

    static Members of(Class<?> type) {
      Map<String, JsonShape> shapes = new LinkedHashMap<>();
      for (RecordComponent component : type.getRecordComponents()) {
        shapes.put(component.getName(), JsonShape.of(component.getGenericType()));
      }
      return new Members(shapes);
    }

    @Override
    public void find(String path, JsonNode node, List<Problem.FieldError> faults) {
      if (!node.isObject()) {
        faults.add(new Problem.FieldError(path, "give an object, { … }"));
        return;
      }
      for (Map.Entry<String, JsonNode> member : node.entries()) {
        JsonShape shape = shapes.get(member.getKey());
        String place = inside(path, member.getKey());
        if (shape == null) {
          faults.add(new Problem.FieldError(place, unknown(member.getKey())));
        } else if (!member.getValue().isNull()) {
          shape.find(place, member.getValue(), faults);
        }
      }
    }

    private String unknown(String name) {
      String nearest = NearestWordFinder.to(name, List.copyOf(shapes.keySet()));
      return nearest.isEmpty()
          ? "there is no such member"
          : "there is no such member; did you mean " + nearest + "?";
    }
  }

  /** An object whose members have names of the sender's choice. */
  record Values(JsonShape each) implements JsonShape {
    @Override
    public void find(String path, JsonNode node, List<Problem.FieldError> faults) {
      if (!node.isObject()) {
        faults.add(new Problem.FieldError(path, "give an object, { … }"));
        return;
      }
      for (Map.Entry<String, JsonNode> member : node.entries()) {
        if (!member.getValue().isNull()) {
          each.find(inside(path, member.getKey()), member.getValue(), faults);
        }
      }
    }
  }

  /** A list. */
  record Elements(JsonShape each) implements JsonShape {
    @Override
    public void find(String path, JsonNode node, List<Problem.FieldError> faults) {
      if (!node.isArray()) {
        faults.add(new Problem.FieldError(path, "give a list, [ … ]"));
        return;
      }
      int place = 0;
      for (JsonNode element : node.values()) {
        if (!element.isNull()) {
          each.find(path + "[" + place + "]", element, faults);
        }
        place++;
      }
    }
  }

  /** Anything: the route itself looks at it. */
  record Any() implements JsonShape {
    @Override
    public void find(String path, JsonNode node, List<Problem.FieldError> faults) {}
  }

  /** A value without parts. */
  enum Scalar implements JsonShape {
    TEXT("give a text in quotation marks") {
      @Override
      boolean fits(JsonNode node) {
        return node.isString();
      }
    },
    INTEGER("give a whole number of at most ten digits") {
      @Override
      boolean fits(JsonNode node) {
        return node.isNumber() && isWhole(node, Integer.MIN_VALUE, Integer.MAX_VALUE);
      }
    },
    LONG("give a whole number") {
      @Override
      boolean fits(JsonNode node) {
        return node.isNumber() && isWhole(node, Long.MIN_VALUE, Long.MAX_VALUE);
      }
    },
    NUMBER("give a number") {
      @Override
      boolean fits(JsonNode node) {
        return node.isNumber();
      }
    },
    FLAG("give true or false") {
      @Override
      boolean fits(JsonNode node) {
        return node.isBoolean();
      }
    },
    MOMENT("give a time such as 2026-11-26T20:00:00Z") {
      @Override
      boolean fits(JsonNode node) {
        if (!node.isString()) {
          return false;
        }
        try {
          Instant _ = BoundedTimeParser.instant(node.getStringValue());
          return true;
        } catch (DateTimeException _) {
          return false;
        }
      }
    };

    private final String advice;

    Scalar(String advice) {
      this.advice = advice;
    }

    static Optional<Scalar> of(Class<?> type) {
      Scalar found =
          switch (type.getName()) {
            case "java.lang.String" -> TEXT;
            case "int", "java.lang.Integer" -> INTEGER;
            case "long", "java.lang.Long" -> LONG;
            case "double", "java.lang.Double" -> NUMBER;
            case "boolean", "java.lang.Boolean" -> FLAG;
            case "java.time.Instant" -> MOMENT;
            default -> null;
          };
      return Optional.ofNullable(found);
    }

    abstract boolean fits(JsonNode node);

    private static boolean isWhole(JsonNode node, long least, long most) {
      double value = node.getDoubleValue();
      return value == Math.rint(value) && value >= least && value <= most;
    }

    @Override
    public void find(String path, JsonNode node, List<Problem.FieldError> faults) {
      if (!fits(node)) {
        faults.add(new Problem.FieldError(path, advice));
      }
    }
  }

  private static String inside(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
