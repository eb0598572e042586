package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientAddressTest {

    private static final String PROXY = "10.0.0.7";
    private static final String ANOTHER_PROXY = "10.0.0.8";

    private final ClientAddress behindProxies = new ClientAddress(List.of(PROXY, ANOTHER_PROXY, "::1"));

    @Test
    void what_a_stranger_says_of_its_own_address_is_not_believed() {
        assertThat(new ClientAddress(List.of()).of("203.0.113.5", "198.51.100.1")).isEqualTo("203.0.113.5");
        assertThat(behindProxies.of("203.0.113.5", "198.51.100.1")).isEqualTo("203.0.113.5");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5, 203.0.113.5",
        "'198.51.100.1, 203.0.113.5', 203.0.113.5",
        "'198.51.100.1, 203.0.113.5, 10.0.0.8', 203.0.113.5",
        "'10.0.0.8, 203.0.113.5', 203.0.113.5",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1"})
    void behind_trusted_proxies_it_is_the_last_hop_that_none_of_them_has_made(String forwarded, String client) {
        assertThat(behindProxies.of(PROXY, forwarded)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "unknown", "localhost", "999.1.1.1", "1.2.3", "203.0.113.5:4711", "::::", "<script>"})
    void a_hop_that_cannot_be_read_leaves_the_proxy_that_wrote_it(String forwarded) {
        assertThat(behindProxies.of(PROXY, forwarded)).isEqualTo(PROXY);
    }

    @Test
    void a_chain_of_nothing_but_trusted_proxies_ends_at_the_first_of_them() {
        assertThat(behindProxies.of(PROXY, ANOTHER_PROXY)).isEqualTo(ANOTHER_PROXY);
        assertThat(behindProxies.of(PROXY, null)).isEqualTo(PROXY);
    }

    @Test
    void an_address_may_be_spelled_in_several_ways() {
        assertThat(behindProxies.of("0:0:0:0:0:0:0:1", "203.0.113.5")).isEqualTo("203.0.113.5");
    }
}
