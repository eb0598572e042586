package pl.proassist.application.port.wrong;

import jakarta.json.JsonObject;

/** Deliberately wrong: a port in the words of a wire format. */
interface PortSpeakingJson {
    void send(JsonObject body);
}
