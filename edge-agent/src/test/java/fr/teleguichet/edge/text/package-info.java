/** Tests of {@code fr.teleguichet.edge.text}. */
@NullMarked
package fr.teleguichet.edge.text;

import org.jspecify.annotations.NullMarked;
