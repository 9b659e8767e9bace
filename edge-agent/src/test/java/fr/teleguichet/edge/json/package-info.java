@NullMarked
package fr.teleguichet.edge.json;

import org.jspecify.annotations.NullMarked;
