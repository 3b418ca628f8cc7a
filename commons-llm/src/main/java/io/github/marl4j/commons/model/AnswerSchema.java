package io.github.marl4j.commons.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * The form of an answer: a JSON object with these fields, all required, nothing else. Endpoints that know JSON schemas force it; what they ignore, such as
 * bounds of numbers, is checked again when the answer is read.
 *
 * @param name of the form, e.g. {@code harvest}
 * @param properties JSON schema of each field, in order; not to be modified
 */
public record AnswerSchema(String name, JsonObject properties) {

    /** Returns a form without fields. */
    public static AnswerSchema named(String name) {
        return new AnswerSchema(name, new JsonObject());
    }

    /** Returns this form with a text field. */
    public AnswerSchema text(String field) {
        return with(field, type("string"));
    }

    /** Returns this form with a yes-or-no field. */
    public AnswerSchema truth(String field) {
        return with(field, type("boolean"));
    }

    /** Returns this form with a field for a whole number from {@code low} to {@code high}. */
    public AnswerSchema whole(String field, int low, int high) {
        JsonObject type = type("integer");
        type.addProperty("minimum", low);
        type.addProperty("maximum", high);
        return with(field, type);
    }

    /** Returns this form with a field for a whole number from 0 on, or {@code null}. */
    public AnswerSchema wholeOrNull(String field) {
        JsonObject type = new JsonObject();
        type.add("type", array(List.of("integer", "null")));
        return with(field, type);
    }

    /** Returns this form with a field that is one of some words. */
    public AnswerSchema oneOf(String field, List<String> words) {
        JsonObject type = type("string");
        type.add("enum", array(words));
        return with(field, type);
    }

    /** Returns this form with a list of texts. */
    public AnswerSchema texts(String field) {
        JsonObject type = type("array");
        type.add("items", type("string"));
        return with(field, type);
    }

    /** Returns the {@code response_format} of an OpenAI request. */
    public JsonObject toJson() {
        JsonObject object = type("object");
        object.add("properties", properties);
        object.add("required", array(List.copyOf(properties.keySet())));
        object.addProperty("additionalProperties", false);
        JsonObject schema = new JsonObject();
        schema.addProperty("name", name);
        schema.addProperty("strict", true);
        schema.add("schema", object);
        JsonObject format = type("json_schema");
        format.add("json_schema", schema);
        return format;
    }

    private AnswerSchema with(String field, JsonObject type) {
        JsonObject more = properties.deepCopy();
        more.add(field, type);
        return new AnswerSchema(name, more);
    }

    private static JsonObject type(String name) {
        JsonObject type = new JsonObject();
        type.addProperty("type", name);
        return type;
    }

    private static JsonArray array(List<String> words) {
        JsonArray array = new JsonArray();
        words.forEach(array::add);
        return array;
    }
}
