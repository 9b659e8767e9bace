/** Tests of {@code fr.teleguichet.edge.update.configuration}. */
@NullMarked
package fr.teleguichet.edge.update.configuration;

import org.jspecify.annotations.NullMarked;
