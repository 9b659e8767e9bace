/** Tests of {@code fr.teleguichet.edge.configuration}. */
@NullMarked
package fr.teleguichet.edge.configuration;

import org.jspecify.annotations.NullMarked;
