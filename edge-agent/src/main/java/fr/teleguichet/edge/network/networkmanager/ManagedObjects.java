package fr.teleguichet.edge.network.networkmanager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a program on the bus with their properties, as {@code GetManagedObjects} tells them
 * (D-Bus specification, "org.freedesktop.DBus.ObjectManager"): paths as text, numbers as {@code
 * Long}, variants as what is in them. What is absent or of another kind is empty.
 *
 * @param all by path, interface and name
 */
record ManagedObjects(Map<String, Map<String, Map<String, Object>>> all) {

  static ManagedObjects of(@Nullable Object answer) {
    Map<String, Map<String, Map<String, Object>>> all = new HashMap<>();
    map(plain(answer))
        .forEach(
            (path, interfaces) -> {
              Map<String, Map<String, Object>> object = new HashMap<>();
              map(interfaces).forEach((name, properties) -> object.put(name, map(properties)));
              all.put(path, object);
            });
    return new ManagedObjects(all);
  }

  /** Objects that have the interface. */
  Stream<String> with(String what) {
    return all.entrySet().stream()
        .filter(it -> it.getValue().containsKey(what))
        .map(Map.Entry::getKey)
        .sorted();
  }

  private @Nullable Object value(String path, String what, String name) {
    return all.getOrDefault(path, Map.of()).getOrDefault(what, Map.of()).get(name);
  }

  String text(String path, String what, String name) {
    return value(path, what, name) instanceof String it ? it : "";
  }

  long number(String path, String what, String name) {
    return value(path, what, name) instanceof Long it ? it : 0;
  }

  /** Bytes of an array of bytes. */
  byte[] bytes(String path, String what, String name) {
    List<Object> list = list(path, what, name);
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = list.get(i) instanceof Long it ? it.byteValue() : 0;
    }
    return bytes;
  }

  List<Object> list(String path, String what, String name) {
    return value(path, what, name) instanceof List<?> it ? List.copyOf(it) : List.of();
  }

  /** Texts of an array of texts or paths. */
  List<String> texts(String path, String what, String name) {
    return list(path, what, name).stream().map(String::valueOf).toList();
  }

  /** The same of an array of dictionaries, by one of their keys. */
  List<Map<String, Object>> dictionaries(String path, String what, String name) {
    return list(path, what, name).stream().map(ManagedObjects::map).toList();
  }

  /** A path that leads somewhere. */
  Optional<String> path(String path, String what, String name) {
    return Optional.of(text(path, what, name)).filter(it -> it.length() > 1);
  }

  static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> map = new HashMap<>();
    if (value instanceof Map<?, ?> it) {
      it.forEach((name, each) -> map.put(String.valueOf(name), each));
    }
    return map;
  }

  static Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Variant<?> it -> plain(it.getValue());
      case DBusPath it -> it.getPath();
      case UInt16 it -> it.longValue();
      case UInt32 it -> it.longValue();
      case UInt64 it -> it.longValue();
      case Byte it -> (long) (it & 0xFF);
      case Short it -> it.longValue();
      case Integer it -> it.longValue();
      case Map<?, ?> it -> {
        Map<String, Object> map = new HashMap<>();
        it.forEach((name, each) -> map.put(String.valueOf(plain(name)), plain(each)));
        yield map;
      }
      case List<?> it -> plain(it);
      case byte[] it -> {
        List<Object> list = new ArrayList<>();
        for (byte each : it) {
          list.add((long) (each & 0xFF));
        }
        yield list;
      }
      case Object[] it -> plain(Arrays.asList(it));
      default -> value;
    };
  }

  private static List<Object> plain(List<?> values) {
    List<Object> list = new ArrayList<>();
    values.forEach(each -> list.add(plain(each)));
    return list;
  }
}
