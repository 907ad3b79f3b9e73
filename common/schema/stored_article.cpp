#include "common/schema/stored_article.h"

#include <zstd.h>

#include <memory>

#include "common/io/binary.h"

namespace dateline::schema {

namespace {

constexpr std::uint8_t kRecordVersion = 1;
constexpr int kCompressionLevel = 1;  // levels above gain little on a few kilobytes
constexpr unsigned long long kMaxRecordBytes = 64ULL
                                               << 20U;  // far above what formats::kMaxArticleBytes allows

void put_list(io::ByteWriter& out, const std::vector<std::string>& list) {
  out.varint(list.size());
  for (const std::string& item : list) out.string(item);
}

std::vector<std::string> get_list(io::ByteReader& in) {
  std::vector<std::string> list(in.count(1));
  for (std::string& item : list) item = in.string();
  return list;
}

void put_date(io::ByteWriter& out, const std::optional<calendar::Timestamp>& date) {
  out.varint(date ? date->day.number() : 0);
  if (!date) return;
  out.varint(date->minute_of_day ? static_cast<std::uint64_t>(*date->minute_of_day) + 1 : 0);
  out.varint(date->utc_offset_minutes ? 1 : 0);
  if (date->utc_offset_minutes) out.signed_varint(*date->utc_offset_minutes);
}

std::optional<calendar::Timestamp> get_date(io::ByteReader& in) {
  const std::uint64_t number = in.varint();
  if (number == 0) return std::nullopt;
  calendar::Timestamp date;
  date.day = calendar::date_from_number(static_cast<std::uint32_t>(number));
  if (const std::uint64_t minute = in.varint(); minute != 0)
    date.minute_of_day = static_cast<int>(minute - 1);
  if (in.varint() != 0) date.utc_offset_minutes = static_cast<int>(in.signed_varint());
  return date;
}

std::string serialize(const StoredArticle& stored) {
  const Article& article = stored.article;
  io::ByteWriter out;
  out.string(stored.corpus_key);
  out.string(stored.path);
  out.string(stored.id);
  out.string(article.id);
  out.string(article.title);
  out.string(article.summary);
  put_date(out, article.date);
  put_list(out, article.countries);
  put_list(out, article.tags);
  out.string(article.language);
  out.string(article.url);
  out.string(article.source);
  put_list(out, article.also_read);
  out.string(article.body);
  return out.take();
}

std::optional<StoredArticle> deserialize(std::string_view bytes) {
  io::ByteReader in(bytes);
  StoredArticle stored;
  Article& article = stored.article;
  stored.corpus_key = in.string();
  stored.path = in.string();
  stored.id = in.string();
  article.id = in.string();
  article.title = in.string();
  article.summary = in.string();
  article.date = get_date(in);
  article.countries = get_list(in);
  article.tags = get_list(in);
  article.language = in.string();
  article.url = in.string();
  article.source = in.string();
  article.also_read = get_list(in);
  article.body = in.string();
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return stored;
}

}  // namespace

bool StoredArticle::operator==(const StoredArticle& other) const {
  return serialize(*this) == serialize(other);
}

std::string encode_record(const StoredArticle& stored) {
  const std::string plain = serialize(stored);
  std::string bytes(1 + ZSTD_compressBound(plain.size()), '\0');
  bytes[0] = static_cast<char>(kRecordVersion);
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                  &ZSTD_freeCCtx);
  const std::size_t size = ZSTD_compressCCtx(context.get(), bytes.data() + 1, bytes.size() - 1, plain.data(),
                                             plain.size(), kCompressionLevel);
  bytes.resize(1 + size);
  return bytes;
}

std::optional<StoredArticle> decode_record(std::string_view bytes) {
  if (bytes.empty() || static_cast<std::uint8_t>(bytes[0]) != kRecordVersion) return std::nullopt;
  bytes.remove_prefix(1);
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMaxRecordBytes)
    return std::nullopt;
  std::string plain(size, '\0');
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  &ZSTD_freeDCtx);
  const std::size_t read =
      ZSTD_decompressDCtx(context.get(), plain.data(), plain.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(read) != 0 || read != plain.size()) return std::nullopt;
  return deserialize(plain);
}

}  // namespace dateline::schema
