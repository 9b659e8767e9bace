package fr.teleguichet.fleet.platform.cache;

import java.util.LinkedHashMap;
import java.util.Map;

/** A cache of a bounded size: what was not asked for longest makes room. */
public final class LruCache<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  public LruCache(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
