class Access
  def open; end

  private

  def hidden; end
  def self.not_hidden; end
  attr_reader :secret

  protected

  def shielded; end

  public

  def open_again; end
  private def inline; end
  def after_inline; end
  def named; end
  def listed; end
  def self.factory; end
  def self.made; end
  private :named, "listed"
  private(*%i[open_again])
  private_class_method :factory
  private_class_method def self.wrapped; end
  private attr_accessor :own
  LIMIT = 1
  private_constant :LIMIT
  if true
    def in_condition; end
  end

  class << self
    private

    def of_class; end
  end
end
