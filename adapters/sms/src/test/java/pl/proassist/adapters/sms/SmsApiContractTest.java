package pl.proassist.adapters.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import pl.proassist.application.port.SmsGateway;
import pl.proassist.application.port.SmsGatewayContract;

/** The contract over a socket, against a provider that remembers references as SMSAPI does. */
class SmsApiContractTest extends SmsGatewayContract {

    private final Provider provider = new Provider();

    @RegisterExtension
    private final WireMockExtension server = WireMockExtension.newInstance()
            .options(options().dynamicPort().extensions(provider)).build();

    private SmsGateway gateway;

    @BeforeEach void open_the_account() {
        server.stubFor(post("/sms.do").willReturn(aResponse().withTransformers("provider")));
        gateway = new SmsApiGateway(TestAccount.at(server.baseUrl()));
    }

    @Override protected SmsGateway gateway() {
        return gateway;
    }

    @Override protected List<String> taken() {
        return List.copyOf(provider.taken.values());
    }

    @Override protected void loseTheNextReply() {
        provider.losesReply = true;
    }

    @Override protected void beAwayForTheNextCall() {
        provider.isAway = true;
    }

    private static final class Provider implements ResponseDefinitionTransformerV2 {

        private final Map<String, String> taken = new LinkedHashMap<>();
        private boolean losesReply;
        private boolean isAway;

        @Override public String getName() {
            return "provider";
        }

        @Override public boolean applyGlobally() {
            return false;
        }

        @Override public ResponseDefinition transform(ServeEvent event) {
            if (isAway) {
                isAway = false;
                return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build();
            }
            var form = event.getRequest().formParameters();
            var before = taken.putIfAbsent(form.get("idx").firstValue(), form.get("message").firstValue());
            if (losesReply) {
                losesReply = false;
                return aResponse().withFault(Fault.EMPTY_RESPONSE).build();
            }
            return answer(before != null && form.get("check_idx").firstValue().equals("1")).build();
        }

        private ResponseDefinitionBuilder answer(boolean known) {
            return aResponse().withBody(known
                    ? "{\"error\":53,\"message\":\"Not unique idx\"}"
                    : "{\"count\":1,\"list\":[{\"id\":\"6124CC3C3463351AD569127F\",\"points\":0.16,\"error\":null,\"parts\":1}]}");
        }
    }
}
