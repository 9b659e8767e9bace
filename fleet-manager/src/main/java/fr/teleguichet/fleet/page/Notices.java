package fr.teleguichet.fleet.page;

import java.util.List;

/** Knows what people must be told now. */
public interface Notices {

  /** What this audience must be told, in this language; an open status page is kept up to date. */
  List<Notice> now(Text text, Audience audience);

  /** What those who look after units must see to besides, in this language. */
  default List<Notice> forTechnicians(Text text) {
    return List.of();
  }
}
